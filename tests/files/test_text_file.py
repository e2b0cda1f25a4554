"""Whatever is at a place: it is read or refused at once, and written whole or not at all."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rmsprop_gui.files import whole_file
from rmsprop_gui.files.text_file import read_text, replace_text, replacing

from .time_limit import within


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.json"


def contents(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


@pytest.mark.parametrize("text", ["", "β = 0.9\n", "a\r\nb\rc\n", "\0", "𝛽" * 1000], ids=ascii)
def test_what_is_written_is_read(path: Path, text: str) -> None:
    replace_text(path, text)
    assert read_text(path, 10_000) == text and path.read_bytes() == text.encode()
    assert contents(path.parent) == [path.name]


def test_the_limit_is_in_bytes_and_is_allowed_itself(path: Path) -> None:
    path.write_text("ββ", encoding="utf-8")
    assert read_text(path, 4) == "ββ"
    with pytest.raises(ValueError, match="larger than 3 bytes"):
        read_text(path, 3)


def test_a_huge_file_is_refused_without_being_read(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 40)
    with within(5), pytest.raises(ValueError, match="larger than 1,000 bytes"):
        read_text(path, 1000)


@pytest.mark.parametrize("data, where", [(b"\xff", 0), (b"ab\xc3", 2), (b"\xed\xa0\x80", 0), (b"a\0\xfe", 2)])
def test_only_utf8_is_text(path: Path, data: bytes, where: int) -> None:
    path.write_bytes(data)
    with pytest.raises(ValueError, match=f"not text in UTF-8: byte {where} is wrong"):
        read_text(path, 100)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


NO_FILES: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "socket": make_socket,
    "link to a pipe": lambda path: (os.mkfifo(path.with_name("pipe")), path.symlink_to("pipe"))[1],
    "link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_refused_at_once_and_stays(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = contents(path.parent), path.lstat()
    for attempt in (lambda: read_text(path, 100), lambda: replace_text(path, "new")):
        with within(5), pytest.raises(OSError) as refused:
            attempt()
        assert refused.value.strerror
    assert (contents(path.parent), path.lstat()) == before


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="a device that never ends")
def test_a_device_is_not_read() -> None:
    with within(5), pytest.raises(OSError, match="Not a regular file"):
        read_text(Path("/dev/zero"), 100)


def test_what_is_not_there_is_said_so(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_text(path, 100)
    with pytest.raises(FileNotFoundError):
        replace_text(path / "missing" / "kept", "new")
    path.touch()
    with pytest.raises(NotADirectoryError):
        replace_text(path / "kept", "new")
    assert contents(path.parent) == [path.name]


def test_a_link_that_leads_through_nothing_into_a_circle_is_refused(path: Path) -> None:
    """The system says that there is nothing; to follow such a path by its letters would end in the circle."""
    circle = path.with_name("circle")
    circle.symlink_to(circle.name)
    path.symlink_to(f"nothing/../{circle.name}")
    with pytest.raises(FileNotFoundError):
        replace_text(path, "new")
    assert contents(path.parent) == [circle.name, path.name] and circle.is_symlink()


def test_permissions_are_kept_and_those_of_a_new_file_are_the_usual(path: Path) -> None:
    plain = path.with_name("plain")
    plain.touch()
    replace_text(path, "first")
    assert path.stat().st_mode == plain.stat().st_mode
    for mode in (0o600, 0o640, 0o644, 0o755):
        path.chmod(mode)
        with replacing(path) as file:
            assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == mode  # a secret is one from its first letter on
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_and_its_target_is_replaced(path: Path) -> None:
    target = path.with_name("there") / "target"
    target.parent.mkdir()
    path.symlink_to(target)
    for text in ("first", "second"):  # a link may also lead to what is not there yet
        replace_text(path, text)
        assert path.is_symlink() and target.read_text() == text
    assert contents(target.parent) == ["target"]


def test_a_hard_link_keeps_the_old_content(path: Path) -> None:
    other = path.with_name("other")
    path.write_text("old")
    other.hardlink_to(path)
    replace_text(path, "new")
    assert (path.read_text(), other.read_text()) == ("new", "old")


@pytest.mark.parametrize("error", [OSError(28, "No space left"), ValueError(), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("exists", [True, False])
def test_a_failure_half_way_leaves_everything_as_it_was(path: Path, error: BaseException, exists: bool) -> None:
    if exists:
        path.write_text("precious")
    before = contents(path.parent)
    with pytest.raises(type(error)), replacing(path) as file:
        file.write("half")
        file.flush()
        raise error
    assert contents(path.parent) == before and (not exists or path.read_text() == "precious")


def test_what_cannot_be_encoded_leaves_everything_as_it_was(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(ValueError):
        replace_text(path, "half \ud800")
    assert path.read_text() == "precious" and contents(path.parent) == [path.name]


def test_all_is_on_the_disk_before_it_takes_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("old")
    synced = []

    def fsync(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_size, path.read_text()))

    monkeypatch.setattr(whole_file.os, "fsync", fsync)
    with replacing(path) as file:
        file.write("new")
        assert path.read_text() == "old"
    assert synced == [(len("new"), "old")] and path.read_text() == "new"


def test_nothing_heavy_is_loaded() -> None:
    program = (
        "import sys, rmsprop_gui.files.json_text, rmsprop_gui.files.text_file;"
        "print([name for name in ('PySide6', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
