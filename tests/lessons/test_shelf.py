"""Lessons come from the program, from a folder and from packages; one that is broken stands in the way of no other."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from rmsprop_gui.lessons.shelf import MAX_ENTRIES, ShelfGroup, shelf

from .test_reading import FRONT

WHEEL = {
    "my_course/__init__.py": "raise RuntimeError('no code of a package is carried out')",
    "my_course/lessons/one.rmsprop.md": FRONT,
    "my_course-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: my-course\nVersion: 1.0\n",
    "my_course-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "my_course-1.0.dist-info/entry_points.txt": "[rmsprop_gui.lessons]\nMy course = my_course.lessons\n",
    "my_course-1.0.dist-info/RECORD": "",
}
"""A package as it is handed out, by the paths in it."""


def group_called(title: str, own: Path | None = None) -> ShelfGroup:
    """The group with this title."""
    (found,) = [group for group in shelf(own) if group.title == title]
    return found


def test_a_folder_has_its_lessons_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name, text in {
        "2.rmsprop.md": '+++\ntitle = "Second"\nminutes = 5\naim = "a *b*"\n+++\n',
        "1.rmsprop.md": FRONT,
        "other.md": FRONT,
        "3.rmsprop.md": "# no front matter",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "4.rmsprop.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "5.rmsprop.md").mkdir()
    group = group_called("Your own lessons", tmp_path)
    assert [entry.title for entry in group.entries] == ["A lesson", "Second", *(f"{n}.rmsprop.md" for n in (3, 4, 5))]
    assert [bool(entry.problem) for entry in group.entries] == [False, False, True, True, True]
    assert (group.entries[1].minutes, group.entries[1].aim) == (5, "a *b*")


def test_of_a_folder_with_very_many_only_some_are_listed(tmp_path: Path) -> None:
    for number in range(MAX_ENTRIES + 5):
        (tmp_path / f"{number}.rmsprop.md").write_text(FRONT, encoding="utf-8")
    assert len(group_called("Your own lessons", tmp_path).entries) == MAX_ENTRIES


def test_a_folder_that_is_not_there_is_no_group(tmp_path: Path) -> None:
    assert "Your own lessons" not in [group.title for group in shelf(tmp_path / "none")]


def test_an_installed_package_brings_its_lessons_and_none_of_its_code_is_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel, installed = tmp_path / "my_course-1.0-py3-none-any.whl", tmp_path / "installed"
    with ZipFile(wheel, "w") as archive:
        for path, text in WHEEL.items():
            archive.writestr(path, text)
    command = ["pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(installed), str(wheel)]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    monkeypatch.syspath_prepend(installed)
    assert [entry.title for entry in group_called("My course").entries] == ["A lesson"]
    assert "my_course" not in sys.modules


@pytest.mark.parametrize("value", ["no_such_package_at_all", "json.lessons", "../etc", "os.path", "json.decoder:x"])
def test_an_entry_point_that_leads_nowhere_is_named_with_the_reason(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = tmp_path / "broken-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[rmsprop_gui.lessons]\nBroken = {value}\n")
    monkeypatch.syspath_prepend(tmp_path)
    group = group_called("Broken")
    assert group.entries == () and "there is no folder" in group.problem
