"""The box that steps are kept in, as it is set in the panel of the surface."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.experiment.box_section import BoxSection
from rmsprop_gui.window.experiment.session import Session
from window.frames import experiment_of

BOXED = "rare_gradient_box"


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(experiment_of(surface=BOXED))


@pytest.fixture
def section(session: Session, qtbot: QtBot) -> BoxSection:
    section = BoxSection(session)
    qtbot.addWidget(section)
    return section


def numbers(section: BoxSection) -> list[float]:
    return [field.value for field in section.fields]


def enter(section: BoxSection, index: int, text: str) -> bool:
    field = section.fields[index]
    field.setText(text)
    field.setModified(True)
    return field.commit()


def test_it_is_there_where_a_box_is_of_any_concern(session: Session, section: BoxSection) -> None:
    assert not section.isHidden() and section.switch.isChecked() and numbers(section) == [-1, 1, -1, 1]
    session.set_surface(SURFACES["bowl"])
    assert section.isHidden()
    session.set_experiment(replace(session.experiment, box=((-20, 20), (-4, 4))))
    assert not section.isHidden() and numbers(section) == [-20, 20, -4, 4]


def test_edges_are_typed_and_each_can_be_taken_back(session: Session, section: BoxSection) -> None:
    expected: list[View] = [((-2, 1), (-1, 1)), ((-2, 1.5), (-1, 1)), ((-2, 1.5), (-1, 3))]
    for (index, text), box in zip(((0, "-2"), (1, "1.5"), (3, "3")), expected, strict=True):
        assert enter(section, index, text) and session.experiment.box == box
    session.undo()
    assert session.experiment.box == expected[1] and numbers(section) == [-2, 1.5, -1, 1]


@pytest.mark.parametrize(("index", "text"), [(0, "2"), (1, "-1.5"), (3, "-2"), (2, "1e9"), (0, "much")])
def test_what_cannot_be_stays_in_its_field_with_the_reason(
    session: Session, section: BoxSection, index: int, text: str
) -> None:
    assert not enter(section, index, text)
    assert session.experiment.box == SURFACES[BOXED].box and section.fields[index].text() == text


def test_without_the_box_steps_go_on_and_with_it_the_start_is_moved_into_it(
    session: Session, section: BoxSection
) -> None:
    section.switch.click()
    assert session.experiment.box is None and not section.isHidden()
    session.set_start((7.0, 0.5))
    section.switch.click()
    assert session.experiment.box == SURFACES[BOXED].box and session.experiment.start == (1.0, 0.5)
    session.undo()
    assert session.experiment.box is None and session.experiment.start == (7.0, 0.5)
