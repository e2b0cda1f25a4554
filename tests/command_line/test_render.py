"""`render`: every kind of file without a screen, and one line for what cannot be."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rmsprop_gui.__main__ import main
from rmsprop_gui.command_line.arguments import parse_arguments
from rmsprop_gui.command_line.render import Order, order
from rmsprop_gui.export.formats import TEXT_FORMATS
from rmsprop_gui.export.page.assembly import write_page
from rmsprop_gui.export.page.lesson_page import write_lesson_page
from rmsprop_gui.export.pictures import FILM_FORMATS, PICTURE_FORMATS, SUBJECTS
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import write_experiment
from rmsprop_gui.lessons import read_lesson
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState

from .program import COMMAND, environment, run, started

LESSON = """\
# Down it

```scene
surface = "bowl"
at = 3
```

# Steeper

```scene
surface = "quadratic"
```

```stop
at = 7
say = "Stop."
```

```stop
at = 5
say = "Before that."
```
"""
BEGINS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".gif": b"GIF89a", ".webm": b"\x1a\x45\xdf\xa3"}
KINDS = {**PICTURE_FORMATS, **FILM_FORMATS, **TEXT_FORMATS}


def asked(*typed: str) -> Order:
    return order(parse_arguments(["render", *typed]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_where_there_is_no_screen(kind: str, tmp_path: Path) -> None:
    if kind in FILM_FORMATS:
        pytest.importorskip("av")
    path = tmp_path / f"ä b{KINDS[kind].suffix}"
    done = run("render", "--output", str(path), "--as", kind, "--steps", "0:4", "--size", "200x150")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    data = path.read_bytes()
    assert data[4:8] == b"ftyp" if path.suffix == ".mp4" else data.startswith(BEGINS.get(path.suffix, b""))
    assert len(data) > 100 and [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_text_needs_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys; from rmsprop_gui.__main__ import main;"
        f"code = main(['render', '--output', {str(tmp_path / 'a.py')!r}]);"
        "print(code, [name for name in sys.modules if 'PySide' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 []" and (tmp_path / "a.py").is_file()


WRONG: list[tuple[list[str], str]] = [
    ([], "the following arguments are required: --output"),
    (["--output", "a"], "argument --output: the ending says what it becomes, one of .png, .svg"),
    (["--output", "a.exe"], "not '.exe'"),
    (["--output", "a.png", "--as", "bmp"], "argument --as: unknown kind 'bmp'; choose from png, svg"),
    (["--output", "a.png", "--what", "window"], "argument --what: invalid choice: 'window'"),
    (["--output", "a.svg", "--what", "relief"], "argument --what: relief has no shapes"),
    (["--output", "a.png", "--theme", "pink"], "argument --theme: invalid choice: 'pink'"),
    (["--output", "a.png", "--size", "100"], "argument --size: must be as in 960x600, 64 to 8192 each, not '100'"),
    (["--output", "a.png", "--size", "9999x100"], "not '9999x100'"),
    (["--output", "a.png", "--size", "8000x100", "--scale", "2"], "argument --size: a picture has 1 to 8,192 pixels"),
    (["--output", "a.png", "--scale", "0"], "argument --scale: must be a number from 0.5 to 8, not '0'"),
    (["--output", "a.png", "--scale", "nan"], "not 'nan'"),
    (["--output", "a.gif", "--fps", "0"], "argument --fps: must be a whole number from 1 to 100, not '0'"),
    (["--output", "a.gif", "--steps", "9:3"], "argument --steps: must be two steps as in 0:100, up to 100000"),
    (["--output", "a.gif", "--steps", "-1:3"], "argument --steps"),
    (["--output", "a.png", "--steps", "0:100001"], "not '0:100001'"),
    (["--output", "a.png", "--scene", "1"], "argument --scene: of which lesson?"),
    (["--output", "a.png", "nowhere.rmsprop"], "cannot open 'nowhere.rmsprop': No such file or directory"),
    (["--output", "a.png", "nowhere.md", "--scene", "1"], "cannot open 'nowhere.md': No such file or directory"),
    (["--output", "/nowhere/a.png"], "argument --output: cannot write '/nowhere/a.png': No such file or directory"),
    (["--output", "/nowhere/a.csv"], "argument --output: cannot write '/nowhere/a.csv': No such file or directory"),
    (["--output", "a.png", "--surface", "hill"], "argument --surface: unknown surface 'hill'"),
]


@pytest.mark.parametrize("typed, said", WRONG, ids=[" ".join(typed)[:50] for typed, _ in WRONG])
def test_what_is_wrong_is_said_in_one_line(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["render", *typed])
    except SystemExit as ended:
        code = ended.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "") and err.count("\n") == 1 and said in err and not list(tmp_path.iterdir())


def test_a_picture_is_of_the_step_where_the_file_rests_and_a_film_of_all(tmp_path: Path) -> None:
    file = tmp_path / "a.rmsprop"
    write_experiment(file, Document(notebook_experiment(), ViewState(step=42)))
    assert asked(str(file), "--output", "a.png").steps[-1] == 42
    assert asked(str(file), "--output", "a.gif").steps == range(notebook_experiment().steps + 1)
    assert asked("--output", "a.png").steps[-1] == notebook_experiment().steps
    assert asked(str(file), "--output", "a.png", "--steps", "7").steps[-1] == 7
    assert asked(str(file), "--output", "a.mp4", "--steps", "7:200").steps == range(7, 201)
    assert asked(str(file), "--output", "a.mp4", "--steps", "7:200").experiment.steps == 200
    assert asked(str(file), "--output", "a.csv", "--steps", "50").experiment.steps == 50
    with pytest.raises(ValueError, match="argument --start: not beside a file"):
        asked(str(file), "--output", "a.png", "--start", "1,2")


def test_a_picture_of_a_scene_is_of_its_last_stop_or_of_how_it_opens(tmp_path: Path) -> None:
    file = tmp_path / "bowl.rmsprop.md"
    file.write_text(LESSON, encoding="utf-8")
    found = asked(str(file), "--scene", "1", "--output", "a.png")
    assert (found.experiment.surface.name, found.steps[-1]) == ("bowl", 3)
    found = asked(str(file), "--scene", "2", "--output", "a.png")
    assert (found.experiment.surface.name, found.steps[-1]) == ("quadratic", 7)
    assert asked(str(file), "--scene", "2", "--output", "a.gif").steps == range(found.experiment.steps + 1)
    for wrong in (["--scene", "3"], []):
        with pytest.raises(ValueError, match="argument --scene: must be a whole number from 1 to 2"):
            asked(str(file), *wrong, "--output", "a.png")


def test_a_whole_lesson_becomes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, page = tmp_path / "bowl.rmsprop.md", tmp_path / "bowl.html"
    file.write_text(LESSON, encoding="utf-8")
    lesson = read_lesson(file).lesson
    assert lesson is not None
    assert main(["render", str(file), "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == write_lesson_page(lesson)
    assert main(["render", str(file), "--scene", "2", "--output", str(page)]) == 0
    scene = lesson.scenes[1]
    assert page.read_text(encoding="utf-8") == write_page(scene.experiment, scene.view)
    assert main(["render", str(file), "--output", str(page), "--surface", "bowl"]) == 2
    assert "argument --surface: not beside a file" in capsys.readouterr().err


@pytest.mark.parametrize("what", SUBJECTS)
@pytest.mark.parametrize("side, scale", [(101, 1.0), (101, 1.5), (100, 0.7)])
def test_a_film_has_an_even_number_of_pixels(what: str, side: int, scale: float) -> None:
    shot = asked("--output", "a.mp4", "--what", what, "--size", f"{side}x{side + 1}", "--scale", str(scale)).shot
    assert all(round(length * scale) % 2 == 0 for length in shot.size)
    assert all(0 <= now - before < 16 for now, before in zip(shot.size, (side, side + 1), strict=True))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("name", ["a.mp4", "a.csv"])
def test_a_request_to_end_leaves_the_file_that_was_there(number: signal.Signals, name: str, tmp_path: Path) -> None:
    pytest.importorskip("av")
    path = tmp_path / name
    path.write_text("precious")
    arguments = ("render", "--output", str(path), "--steps", "0:20000", "--size", "200x150")
    with started(*COMMAND, *arguments, stdout=subprocess.DEVNULL) as program:
        until(lambda: len(list(tmp_path.iterdir())) > 1)
        program.send_signal(number)
        assert (program.wait(20), program.stderr.read()) == (128 + number, "")
    assert path.read_text() == "precious" and [found.name for found in tmp_path.iterdir()] == [name]


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_a_screen_that_does_not_answer_is_not_needed(tmp_path: Path) -> None:
    done = run("render", "--output", str(tmp_path / "a.png"), env=environment(DISPLAY=":97"))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_that_is_there_stays_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.mkdir()
    done = run("render", "--output", str(path), "--size", "100x100")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "Is a directory" in done.stderr


@pytest.mark.skipif(not shutil.which("prlimit"), reason="nothing sets the limit")
@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.mp4", "a.csv"])
def test_a_disk_that_is_full_is_told_and_the_old_file_stays(name: str, tmp_path: Path) -> None:
    if name[2:] in FILM_FORMATS:
        pytest.importorskip("av")
    path = tmp_path / name
    path.write_text("precious")

    def only_a_little() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = run("render", "--output", str(path), "--size", "300x200", preexec_fn=only_a_little)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "File too large" in done.stderr
    assert path.read_text() == "precious" and [found.name for found in tmp_path.iterdir()] == [name]
