"""The desktop knows experiments and lessons by their names, what they begin with, and which program opens them."""

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from desktop.conftest import do_without

from rmsprop_gui.__main__ import main
from rmsprop_gui.command_line import desktop
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState

RESOURCES = Path(__file__).parents[2] / "resources" / "desktop"
SHARED = RESOURCES / "share"
ENTRY = SHARED / desktop.ENTRY
TYPES = SHARED / "mime" / "packages" / "rmsprop-gui.xml"
FREEDESKTOP = Path("/usr/share/mime/packages/freedesktop.org.xml")
EXPERIMENT, LESSON = "application/x-rmsprop-lab+json", "text/x-rmsprop-lab-lesson"
SIZES = sorted(path for path in (SHARED / "icons" / "hicolor").iterdir())
NAMESPACE = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these rules are those of Linux's desktops")

pytestmark = ON_LINUX


def located(tool: str) -> str:
    """The path of a program of the system; the test does without one that is not there."""
    path = shutil.which(tool)
    return path if path is not None else do_without(tool)


def run(tool: str, *arguments: str, **environment: str) -> str:
    """What a program of the system prints, which is to succeed."""
    command = [located(tool), *arguments]
    told = os.environ | environment
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False, env=told)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def entry_of(path: Path) -> dict[str, str]:
    parsed = ConfigParser(interpolation=None, strict=True)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(path, encoding="utf-8")
    return dict(parsed["Desktop Entry"])


# what is shipped


def test_the_entry_of_the_menu_is_one() -> None:
    assert run("desktop-file-validate", "--warn-kde", str(ENTRY)) == ""


def test_the_types_are_such(tmp_path: Path) -> None:
    if not FREEDESKTOP.exists():
        do_without("shared-mime-info")
    declared = re.search(r"<!DOCTYPE mime-info \[(.*?)\]>", FREEDESKTOP.read_text(encoding="utf-8"), re.DOTALL)
    assert declared
    rules = tmp_path / "mime-info.dtd"
    rules.write_text(declared[1], encoding="utf-8")
    run("xmllint", "--nonet", "--noout", "--dtdvalid", str(rules), str(TYPES))


def test_the_entry_opens_the_types_that_are_declared() -> None:
    kinds = ElementTree.parse(TYPES).getroot().findall("mime:mime-type", NAMESPACE)
    assert {kind.get("type") for kind in kinds} == {EXPERIMENT, LESSON}
    assert sorted(filter(None, entry_of(ENTRY)["MimeType"].split(";"))) == sorted([EXPERIMENT, LESSON])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_there_are_icons_for_program_and_types_in_every_size(size: Path) -> None:
    kinds = [f"mimetypes/{kind.replace('/', '-')}" for kind in (EXPERIMENT, LESSON)]
    icons = [f"apps/{entry_of(ENTRY)['Icon']}", *kinds]
    suffix = ".svg" if size.name == "scalable" else ".png"
    assert sorted(f"{icon}{suffix}" for icon in icons) == sorted(
        str(path.relative_to(size)) for path in size.rglob("*.*")
    )
    for icon in icons if suffix == ".png" else ():
        header = (size / f"{icon}.png").read_bytes()[:24]
        width, height = int.from_bytes(header[16:20]), int.from_bytes(header[20:24])
        assert header.startswith(b"\x89PNG") and f"{width}x{height}" == size.name


@pytest.mark.parametrize("drawing", sorted(SHARED.rglob("*.svg")), ids=lambda path: path.stem)
def test_drawings_need_nothing_else(drawing: Path) -> None:
    run("xmllint", "--nonet", "--noout", str(drawing))
    text = drawing.read_text(encoding="utf-8").replace('"http://www.w3.org/2000/svg"', "")
    assert "http" not in text and "href" not in text


# what is installed


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of shared data of a user who has none yet."""
    folder = tmp_path / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_all_is_installed_and_all_of_it_removed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = files_in(SHARED)
    assert main(["desktop", "--install"]) == 0
    assert str(data) in capsys.readouterr().out
    installed = files_in(data)
    assert shipped.keys() <= installed.keys()
    assert all(installed[name] == content for name, content in shipped.items() if name != str(desktop.ENTRY))
    assert main(["desktop", "--install"]) == 0  # again, over itself
    assert main(["desktop", "--remove"]) == 0
    assert not shipped.keys() & files_in(data).keys()
    assert main(["desktop", "--remove"]) == 0  # nothing is there: that is what was wanted


def test_the_installed_entry_names_this_very_program(data: Path) -> None:
    main(["desktop", "--install"])
    path = data / desktop.ENTRY
    run("desktop-file-validate", str(path))
    entry = entry_of(path)
    assert Path(entry["TryExec"]).exists() and entry["Exec"].endswith(" %f")
    words = entry["Exec"].split()
    shown = subprocess.run([*words[:-1], "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    assert shown.startswith("RMSProp Lab ")


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/usr/bin/rmsprop-gui", "/usr/bin/rmsprop-gui"),
        ("/home/a b/rmsprop-gui", '"/home/a b/rmsprop-gui"'),
        ("/home/100%/rmsprop-gui", "/home/100%%/rmsprop-gui"),
        ('/home/$x"/rmsprop-gui', '"/home/\\\\$x\\\\"/rmsprop-gui"'),
    ],
)
def test_a_path_is_written_as_entries_have_it(word: str, written: str) -> None:
    assert desktop._quoted(word) == written


def test_what_cannot_be_written_whole_is_not_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.mkdir()
    (data / "mime").write_text("no folder", encoding="utf-8")
    assert main(["desktop", "--install"]) == 2
    assert list(files_in(data)) == ["mime"]
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["--install", "--remove"]])
def test_it_is_said_what_to_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["desktop", *arguments])
    assert capsys.readouterr().err.count("\n") == 1


# what the desktop makes of it


@pytest.fixture
def samples(data: Path, tmp_path: Path) -> dict[str, Path]:
    from rmsprop_gui.files.document import Document
    from rmsprop_gui.files.experiment_file import write_experiment

    for tool in ("update-mime-database", "update-desktop-database"):
        located(tool)
    main(["desktop", "--install"])
    named, nameless = tmp_path / "lecture.rmsprop", tmp_path / "lecture"
    write_experiment(named, Document(notebook_experiment(), ViewState()))
    shutil.copy(named, nameless)
    lesson = '+++\ntitle = "A lesson"\n+++\n\n# First\n'
    texts = {"lesson.rmsprop.md": lesson, "notes.md": "# Notes\n", "other.json": "{}"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {path.name: path for path in (named, nameless, *(tmp_path / name for name in texts))}


OF_SAMPLES = [
    ("lecture.rmsprop", EXPERIMENT),
    ("lecture", EXPERIMENT),
    ("lesson.rmsprop.md", LESSON),
    ("notes.md", "text/markdown"),
    ("other.json", "application/json"),
]


@pytest.mark.parametrize(("name", "kind"), OF_SAMPLES)
def test_a_file_is_of_its_type(name: str, kind: str, samples: dict[str, Path]) -> None:
    told = run("gio", "info", "--attributes=standard::content-type", str(samples[name]))
    assert re.search(r"content-type: (\S+)", told), told
    assert re.search(r"content-type: (\S+)", told)[1] == kind  # type: ignore[index]


@pytest.mark.parametrize(("name", "kind"), OF_SAMPLES[:3])
def test_xdg_says_the_same(name: str, kind: str, samples: dict[str, Path]) -> None:
    told = run("xdg-mime", "query", "filetype", str(samples[name]), XDG_CURRENT_DESKTOP="GNOME")
    assert told.strip() == kind


@pytest.mark.parametrize("kind", [EXPERIMENT, LESSON])
def test_the_program_is_what_opens_it(kind: str, samples: dict[str, Path]) -> None:
    assert "rmsprop-gui.desktop" in run("gio", "mime", kind, LC_ALL="C").splitlines()[0]
    assert run("xdg-mime", "query", "default", kind).strip() == "rmsprop-gui.desktop"


def test_a_lesson_is_markdown_too(samples: dict[str, Path], data: Path) -> None:
    subclasses = (data / "mime" / "subclasses").read_text(encoding="utf-8").splitlines()
    assert f"{LESSON} text/markdown" in subclasses and f"{EXPERIMENT} application/json" in subclasses
