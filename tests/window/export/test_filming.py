"""Films: every frame, at the right time, whole or not at all; what waits is little, and cancelling works at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from rmsprop_gui.export.film import FilmWriter
from rmsprop_gui.export.pictures import FILM_FORMATS, SUBJECTS, FilmFormat, Shot
from rmsprop_gui.files import whole_file
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.whole import first_frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.export import filming
from rmsprop_gui.window.export.filming import Filming
from rmsprop_gui.window.export.studio import Studio

av = pytest.importorskip("av")
FRAME = first_frame(notebook_experiment(), 2)
SIZE = (320, 240)


def begun(path: Path, kind: FilmFormat, steps: range, fps: int = 25, what: str = "canvas") -> Filming:
    studio = Studio(Shot(SUBJECTS[what], SIZE, 1.0, "light"), FRAME, ViewState())
    job = Filming(studio, steps, kind, fps, path)
    job.start()
    return job


@pytest.mark.parametrize("kind", FILM_FORMATS.values(), ids=FILM_FORMATS)
@pytest.mark.parametrize("fps", [10, 25])
def test_a_film_has_all_frames_in_its_size_and_time(qtbot: QtBot, tmp_path: Path, kind: FilmFormat, fps: int) -> None:
    path, steps, told = tmp_path / f"a{kind.suffix}", range(20, 41), []
    job = begun(path, kind, steps, fps, "chart")  # whose labels do not depend on how it came there
    job.progressed.connect(told.append)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        pass
    with av.open(str(path)) as film:
        frames = list(film.decode(video=0))
    assert len(frames) == len(steps) and told[-1] == len(steps)
    assert {(frame.width, frame.height) for frame in frames} == {SIZE}
    assert np.diff([frame.time for frame in frames]) == pytest.approx(1 / fps, abs=2e-3)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    first, last = shown_at(steps[0]), shown_at(steps[-1])
    for frame, own, other in ((frames[0], first, last), (frames[-1], last, first)):
        near, far = (np.abs(shown(frame) - picture).mean() for picture in (own, other))
        assert near < 2.5 and near < far - 0.5


def shown(frame: "av.VideoFrame") -> np.ndarray:
    return frame.to_ndarray(format="rgb24").astype(float)


def shown_at(step: int) -> np.ndarray:
    studio = Studio(Shot(SUBJECTS["chart"], SIZE, 1.0, "light"), replace(FRAME, step=step), ViewState())
    try:
        image = studio.image()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(*SIZE[::-1], 4)[..., 2::-1]
        return pixels.astype(float)
    finally:
        studio.close()


@pytest.mark.parametrize("kind", FILM_FORMATS.values(), ids=FILM_FORMATS)
def test_cancelling_leaves_the_file_that_was_there(qtbot: QtBot, tmp_path: Path, kind: FilmFormat) -> None:
    path = tmp_path / f"a{kind.suffix}"
    path.write_text("precious")
    job = begun(path, kind, range(101))
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.progressed.connect(lambda done: job.cancel() if done == 3 else None)
    assert path.read_text() == "precious" and [found.name for found in tmp_path.iterdir()] == [path.name]
    job.cancel()  # again does nothing


def test_a_film_that_nobody_has_begun_to_write_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    job = begun(tmp_path / "a.gif", FILM_FORMATS["gif"], range(101))
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert not list(tmp_path.iterdir())


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[None]:
    """A disk that takes so many frames."""
    taken = 0
    whole = FilmWriter.add

    def add(self: FilmWriter, pixels: np.ndarray) -> None:
        nonlocal taken
        taken += 1
        if taken > after:
            raise OSError(28, "No space left on device")
        whole(self, pixels)

    with monkeypatch.context() as patch:
        patch.setattr(FilmWriter, "add", add)
        yield


@pytest.mark.parametrize("after", [0, 1, 7])
def test_a_full_disk_is_told_and_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with refusing(monkeypatch, after):
        job = begun(tmp_path / "a.mp4", FILM_FORMATS["mp4"], range(101))
        with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
            pass
    assert failed.args[0].strerror == "No space left on device" and not list(tmp_path.iterdir())


def test_a_rename_that_fails_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(whole_file.os, "fsync", fsync)
    job = begun(tmp_path / "a.gif", FILM_FORMATS["gif"], range(3))
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        pass
    assert failed.args[0].errno == 5 and not list(tmp_path.iterdir())


def test_the_event_loop_goes_on_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    turns, ticks = 0, QTimer()

    def tick() -> None:
        nonlocal turns
        turns += 1

    ticks.timeout.connect(tick)
    ticks.start(0)
    job = begun(tmp_path / "a.gif", FILM_FORMATS["gif"], range(31))
    with qtbot.waitSignal(job.finished, timeout=20_000):
        pass
    assert turns >= 31


def test_no_more_frames_wait_than_a_few(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most = 0
    add = filming._add

    def slow(writer: FilmWriter, image: object) -> None:
        nonlocal most
        most = max(most, len(job._waiting))
        add(writer, image)

    monkeypatch.setattr(filming, "_add", slow)
    job = begun(tmp_path / "a.gif", FILM_FORMATS["gif"], range(61))
    with qtbot.waitSignal(job.finished, timeout=30_000):
        pass
    assert 0 < most <= 3
