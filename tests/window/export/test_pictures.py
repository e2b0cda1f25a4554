"""Pictures are those of the window, in any size and theme, and in shapes where they are to be."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from rmsprop_gui.export.pictures import PICTURE_FORMATS, SUBJECTS, Shot, Subject
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.whole import first_frame
from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.export.painting import painted
from rmsprop_gui.window.export.studio import Studio
from rmsprop_gui.window.export.subjects import MAKERS
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

SVG = "{http://www.w3.org/2000/svg}"
FRAME = replace(first_frame(notebook_experiment(), 2), step=60)
SHAPED = [subject for subject in SUBJECTS.values() if subject.has_shapes]
USUAL = ViewState()


def taken(
    subject: Subject, kind: str, theme: str = "light", scale: float = 1.0, view: ViewState | None = None
) -> bytes:
    studio, file = Studio(Shot(subject, subject.size, scale, theme), FRAME, view or ViewState()), io.BytesIO()
    try:
        studio.write(kind, file)
    finally:
        studio.close()
    return file.getvalue()


def test_every_subject_is_shown_by_something() -> None:
    assert list(MAKERS) == list(SUBJECTS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_has_the_pixels_of_the_window(window: MainWindow, theme: str) -> None:
    window.appearance.choose(theme)
    window.view.update(beginner=False)
    window.player.seek(60)
    computed(window)
    until(lambda: window.canvas.complete)
    window.canvas.magnifier.arrange()
    size = window.canvas.size().toTuple()
    view = window.view.state
    frame = window.player.frame(view.selected)
    assert frame is not None
    studio = Studio(Shot(SUBJECTS["canvas"], size, 1.0, theme), frame, view)
    try:
        here, there = studio.image(), painted(window.canvas, 1.0)
    finally:
        studio.close()
    assert here == there


def test_a_theme_of_its_own_leaves_the_window_as_it_is(window: MainWindow) -> None:
    before = painted(window.canvas, 1.0)
    pictures = {theme: taken(SUBJECTS["canvas"], "png", theme) for theme in THEMES}
    assert len(set(pictures.values())) == len(THEMES) and painted(window.canvas, 1.0) == before


@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_a_picture_has_as_many_pixels_as_the_scale_says(qapp: object, scale: float) -> None:
    image = QImage.fromData(taken(SUBJECTS["canvas"], "png", scale=scale))
    assert image.size().toTuple() == tuple(round(side * scale) for side in SUBJECTS["canvas"].size)
    fine, plain = (QImage.fromData(taken(SUBJECTS["canvas"], "png", scale=each)) for each in (scale, 1.0))
    small = fine.scaled(plain.size(), mode=Qt.TransformationMode.SmoothTransformation)
    far = np.abs(numbers(small).astype(int) - numbers(plain).astype(int)).mean()
    assert far < 4, "the same picture, but finer"


def numbers(image: QImage) -> np.ndarray:
    shown = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), -1).copy()


@pytest.mark.parametrize("subject", SHAPED, ids=[subject.name for subject in SHAPED])
def test_an_svg_is_of_shapes_and_text_alone(qapp: object, subject: Subject) -> None:
    root = ElementTree.fromstring(taken(subject, "svg", scale=2.0))
    assert not list(root.iter(f"{SVG}image")) and len(list(root.iter(f"{SVG}path"))) > 5
    texts = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
    assert len(texts) > 3
    assert [float(side) for side in root.attrib["viewBox"].split()[2:]] == list(subject.size)


def test_contour_lines_break_where_their_values_stand(qapp: object) -> None:
    root = ElementTree.fromstring(taken(SUBJECTS["canvas"], "svg"))
    clips = [path for clip in root.iter(f"{SVG}clipPath") for path in clip.iter(f"{SVG}path")]
    holed = [path for path in clips if path.attrib["d"].count("M") > 1]
    assert holed and all(path.attrib["clip-rule"] == "evenodd" for path in holed)


def test_an_svg_of_the_canvas_tells_the_runs_and_brings_its_fonts(qapp: object) -> None:
    data = taken(SUBJECTS["canvas"], "svg").decode()
    texts = "".join("".join(text.itertext()).strip() for text in ElementTree.fromstring(data).iter(f"{SVG}text"))
    assert all(name in texts for name in ("RMSProp", "AdaGrad", "start"))
    assert set(re.findall(r'font-face\{font-family:"([^"]+)"', data)) == {"RMSProp Lab Sans", "STIX Two Math"}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="nothing reads a PDF here")
@pytest.mark.parametrize("subject", SHAPED, ids=[subject.name for subject in SHAPED])
def test_a_pdf_is_one_page_of_text_and_shapes(qapp: object, subject: Subject, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(taken(subject, "pdf"))
    told = {
        tool: subprocess.run([tool, *options], capture_output=True, text=True, check=True).stdout
        for tool, options in (("pdfinfo", [path]), ("pdfimages", ["-list", path]), ("pdftotext", [path, "-"]))
    }
    points = [side * 0.75 for side in subject.size]
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told["pdfinfo"])
    assert re.search(r"Pages: +1\n", told["pdfinfo"]) and size
    assert [float(side) for side in size.groups()] == pytest.approx(points, abs=1)
    assert len(told["pdfimages"].splitlines()) == 2, "the heading of a table without an image"
    assert len(told["pdftotext"].split()) > 3


def test_what_is_hidden_from_a_class_is_in_no_picture(qapp: object) -> None:
    pictures = {ahead: taken(SUBJECTS["canvas"], "png", view=ViewState(paths_ahead=ahead)) for ahead in (False, True)}
    assert pictures[True] != pictures[False]


def test_every_kind_of_picture_is_written(qapp: object) -> None:
    assert all(len(taken(SUBJECTS["chart"], kind)) > 1000 for kind in PICTURE_FORMATS)
