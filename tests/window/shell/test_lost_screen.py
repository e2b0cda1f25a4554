"""Only a sentence of Qt's own ends the program, and no message raises anything, whatever becomes of standard error."""

import os
import subprocess
import sys

import pytest
from command_line.program import environment

WARN = """
import sys
from PySide6.QtCore import qWarning
from rmsprop_gui.window.shell.lost_screen import end_with_the_screen
end_with_the_screen()
if sys.argv[2] == "none":
    sys.stderr = None
qWarning(sys.argv[1])
print("it goes on", flush=True)
"""
BROKEN = [
    "The X11 connection broke (error 1). Did the X11 server die?",
    "The X11 connection broke: I/O error (code 1)",
    "The Wayland connection broke. Did the Wayland compositor die?",
    "The Wayland connection broke during blocking read event. Did the Wayland compositor die?",
]
OTHER = ["Unknown color name 'The X11 connection broke'", "connection broke"]


def warned(message: str, stderr: int, kind: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", WARN, message, kind]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=stderr, env=environment(), text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("message", BROKEN)
def test_the_sentence_ends_it_in_one_line(message: str) -> None:
    done = warned(message, subprocess.PIPE)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "rmsprop-gui: the screen has gone away\n")


@pytest.mark.parametrize("message", OTHER)
def test_the_same_words_elsewhere_in_a_message_do_not(message: str) -> None:
    done = warned(message, subprocess.PIPE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "it goes on\n", f"{message}\n")


@pytest.mark.parametrize("kind", ["broken", "none"])
@pytest.mark.parametrize(("message", "end"), [(BROKEN[0], (1, "")), ("a warning", (0, "it goes on\n"))])
def test_where_nothing_can_be_told_it_is_not_told(message: str, end: tuple[int, str], kind: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = warned(message, writing, kind)
    finally:
        os.close(writing)
    assert (done.returncode, done.stdout) == end
