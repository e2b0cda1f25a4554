"""Lines that nobody has touched keep every byte in the file."""

from pathlib import Path

import pytest

from rmsprop_gui.window.lessons.editor.lesson_file import read_lesson_file, write_lesson_file

CONTENTS = (
    "a\nb\nc\n",
    "a\r\nb\r\nc\r\n",
    "a\r\nb\nc\r\n",
    "a\nb\nc",
    "\ufeffa\n b\t\nc\u00a0\n",
    "a\u2028b\n\x0cb\nc\n",
)


@pytest.mark.parametrize("content", CONTENTS)
def test_what_is_read_and_written_is_the_same_to_the_byte(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rmsprop.md"
    path.write_bytes(content.encode())
    file = read_lesson_file(path)
    write_lesson_file(path, file.text, file)
    assert path.read_bytes() == content.encode()


@pytest.mark.parametrize("content", CONTENTS)
def test_a_line_that_is_put_between_changes_no_other(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rmsprop.md"
    path.write_bytes(content.encode())
    file = read_lesson_file(path)
    first, rest = file.text.split("\n", 1)
    write_lesson_file(path, f"{first}\nnew\n{rest}", file)
    found = path.read_bytes().decode()
    head = content.split("\n", 1)[0]
    assert found in {f"{head}\nnew{end}\n{content.split(chr(10), 1)[1]}" for end in ("", "\r")}


def test_line_ends_that_would_not_stay_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rmsprop.md"
    path.write_bytes(b"a\rb\n")
    with pytest.raises(ValueError, match="line ends"):
        read_lesson_file(path)
