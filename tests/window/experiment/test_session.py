"""The session: every edit makes a new experiment, says so once, and keeps the selection where it belongs."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, Adam, RMSProp
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.simulation.openings import opened
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.experiment.session import Session
from window.windows import set_rule


@pytest.fixture
def session() -> Session:
    """The notebook's three runs, the last of them selected."""
    return Session(notebook_experiment())


def labels(session: Session) -> list[str]:
    return [run.label for run in session.experiment.runs]


EDITS = {
    "start": lambda s: s.set_start((1.0, 2.0)),
    "steps": lambda s: s.set_steps(7),
    "surface": lambda s: s.set_surface(SURFACES["beale"]),
    "rule": lambda s: set_rule(s, 0, Adam()),
    "name": lambda s: s.rename(0, "new"),
    "style": lambda s: s.restyle(0, 5),
    "visibility": lambda s: s.set_visible(0, False),
    "add": lambda s: s.add(Adam()),
    "duplicate": lambda s: s.duplicate(0),
    "remove": lambda s: s.remove(0),
    "move": lambda s: s.move(0, 1),
    "pin": lambda s: s.pin(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_told_once_with_what_was_and_what_is(session: Session, edit: object) -> None:
    before, told = session.experiment, []
    session.changed.connect(lambda *change: told.append(change))
    edit(session)
    assert told == [(before, session.experiment)] and session.experiment != before
    assert before == notebook_experiment()


NOTHINGS = {
    "start": lambda s: s.set_start(s.experiment.start),
    "surface": lambda s: s.set_surface(s.experiment.surface),
    "name": lambda s: s.rename(0, f"  {s.experiment.runs[0].label} "),
    "top": lambda s: s.move(0, -1),
    "bottom": lambda s: s.move(2, 1),
    "no pins": lambda s: s.clear_pins(),
}


@pytest.mark.parametrize("edit", NOTHINGS.values(), ids=NOTHINGS)
def test_what_changes_nothing_is_not_told(session: Session, edit: object) -> None:
    told = []
    session.changed.connect(lambda *change: told.append(change))
    edit(session)
    assert told == [] and session.experiment == notebook_experiment()


OUT_OF_RANGE = {
    "start": lambda s: s.set_start((float("nan"), 0.0)),
    "far start": lambda s: s.set_start((1e7, 0.0)),
    "no steps": lambda s: s.set_steps(0),
    "too many steps": lambda s: s.set_steps(100_001),
    "name": lambda s: s.rename(1, "a\nb"),
}


@pytest.mark.parametrize("edit", OUT_OF_RANGE.values(), ids=OUT_OF_RANGE)
def test_what_is_out_of_range_is_refused_and_changes_nothing(session: Session, edit: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        edit(session)
    assert session.experiment == notebook_experiment()


def test_a_new_surface_opens_with_its_own_settings(session: Session) -> None:
    session.set_surface(SURFACES["himmelblau"])
    assert session.experiment.start == SURFACES["himmelblau"].start
    assert session.experiment == opened(notebook_experiment(), SURFACES["himmelblau"])


def test_another_surface_is_looked_at_as_it_was_when_that_is_undone_and_done_again(session: Session) -> None:
    before, view = session.experiment, ((0.0, 1.0), (2.0, 3.0))
    session.view.update(step=40, view_range=view)
    session.set_surface(SURFACES["himmelblau"])
    assert session.view.state.view_range is None
    session.view.update(step=7)
    session.undo()
    assert (session.experiment, session.view.state.step, session.view.state.view_range) == (before, 40, view)
    session.redo()
    assert (session.view.state.step, session.view.state.view_range) == (7, None)


def test_other_edits_leave_the_playhead_and_the_range_alone_when_they_are_undone(session: Session) -> None:
    session.set_start((1.0, 1.0))
    session.view.update(step=40, view_range=((0.0, 1.0), (2.0, 3.0)))
    session.undo()
    assert session.view.state.step == 40 and session.view.state.view_range is not None


SELECTIONS = [
    ("add", lambda s: s.add(Adam()), 2, 3),
    ("duplicate the first", lambda s: s.duplicate(0), 2, 1),
    ("remove before", lambda s: s.remove(0), 2, 1),
    ("remove after", lambda s: s.remove(2), 0, 0),
    ("remove the selected", lambda s: s.remove(1), 1, 1),
    ("remove the selected last", lambda s: s.remove(2), 2, 1),
    ("move the selected", lambda s: s.move(2, -1), 2, 1),
    ("move onto the selected", lambda s: s.move(1, 1), 2, 1),
    ("move another", lambda s: s.move(0, 1), 2, 2),
]


@pytest.mark.parametrize("edit, before, after", [row[1:] for row in SELECTIONS], ids=[row[0] for row in SELECTIONS])
def test_the_selection_follows(session: Session, edit: object, before: int, after: int) -> None:
    session.select(before)
    chosen = session.experiment.runs[before]
    edit(session)
    assert session.selected == after
    if len(session.experiment.runs) == 3:
        assert session.experiment.runs[session.selected] == chosen


def test_a_selection_that_is_not_there_is_ignored(session: Session) -> None:
    for index in (-1, 3):
        session.select(index)
    assert session.selected == 2


def test_removing_all_runs_and_adding_one_again(session: Session) -> None:
    for _ in range(3):
        session.remove(0)
    assert (session.experiment.runs, session.selected) == ((), -1)
    session.add(RMSProp())
    assert (labels(session), session.selected) == (["RMSProp"], 0)


def test_names_and_styles_of_new_runs_are_free_ones(session: Session) -> None:
    for rule in RULES.values():
        session.add(rule())
    session.duplicate(0)
    session.duplicate(1)
    names, styles = labels(session), [run.style % len(LIGHT.run_styles) for run in session.experiment.runs]
    assert len(set(names)) == len(names) == len(notebook_experiment().runs) + len(RULES) + 2
    most, least = (pick(map(styles.count, range(len(LIGHT.run_styles)))) for pick in (max, min))
    assert most <= least + 1, "none twice before all are used"


@pytest.mark.parametrize("label, copy", [("RMSProp", "RMSProp 2"), ("fast 7", "fast"), ("Übung", "Übung 2")])
def test_a_copy_is_named_after_its_original(session: Session, label: str, copy: str) -> None:
    session.rename(0, label)
    session.remove(2)
    session.duplicate(0)
    original, twin = session.experiment.runs[:2]
    assert (
        twin.label == copy
        and twin == replace(original, label=copy, style=twin.style, is_named=twin.is_named)
        and twin.style != original.style
    )


def test_an_experiment_that_is_loaded_is_told(session: Session) -> None:
    told: list[int] = []
    session.selected_changed.connect(told.append)
    other = Experiment(SURFACES["bowl"], (1.0, 1.0), notebook_experiment().runs[:1])
    session.set_experiment(other)
    assert session.experiment == other and session.selected == 0 and told == [0]


def pins(session: Session) -> list[str]:
    return [pin.label for pin in session.experiment.pins]


PINNED = ["EWMA momentum η 0.1 β₁ 0.9", "AdaGrad η 0.9", "RMSProp η 0.1 β₂ 0.9"]


def test_a_pin_keeps_what_each_run_does_and_how_it_looks(session: Session) -> None:
    experiment = session.experiment
    session.pin()
    assert session.experiment.runs == experiment.runs and pins(session) == PINNED
    for pin, run in zip(session.experiment.pins, experiment.runs, strict=True):
        assert (pin.trial, pin.style) == (experiment.trial(run), run.style)


def test_pins_stay_as_they_are_while_the_runs_change(session: Session) -> None:
    session.pin()
    pins = session.experiment.pins
    session.set_surface(SURFACES["beale"])
    set_rule(session, 2, RMSProp(beta=0.5))
    session.remove(0)
    session.rename(0, "other")
    assert session.experiment.pins == pins


def test_only_visible_runs_are_pinned_and_none_twice(session: Session) -> None:
    session.set_visible(1, False)
    for _ in range(2):
        session.pin()
    assert pins(session) == [PINNED[0], PINNED[2]]
    session.set_visible(1, True)
    session.pin()
    assert pins(session) == [PINNED[0], PINNED[2], PINNED[1]]


def test_pinning_what_is_pinned_cannot_be_undone_as_it_did_nothing(session: Session) -> None:
    session.pin()
    session.pin()
    session.undo()
    assert pins(session) == [] and not session.history.undo_text


def test_pins_are_told_apart_by_what_differs(session: Session) -> None:
    """Settings first; where they are the same the start, then the surface, and else a number."""
    session.set_experiment(replace(session.experiment, runs=session.experiment.runs[2:]), 0)
    edits = (
        lambda: set_rule(session, 0, RMSProp(beta=0.99)),
        lambda: session.set_start((-1.5, 2.0)),
        lambda: session.set_experiment(session.experiment.on_surface(SURFACES["beale"])),
        lambda: session.set_start((-1.5, 2.0)),
        lambda: session.set_steps(50),
    )
    session.pin()
    for edit in edits:
        edit()
        session.pin()
    beale = SURFACES["beale"]
    assert pins(session) == [
        "RMSProp η 0.1 β₂ 0.9",
        "RMSProp η 0.1 β₂ 0.99",
        "RMSProp η 0.1 β₂ 0.99 from (−1.5, 2)",
        "RMSProp η 0.1 β₂ 0.99 from (−1, −1)",
        f"RMSProp η 0.1 β₂ 0.99 from (−1.5, 2) on {beale.title}",
        f"RMSProp η 0.1 β₂ 0.99 from (−1.5, 2) on {beale.title} #2",
    ]


def test_a_pin_can_be_removed_and_all_of_them(session: Session) -> None:
    session.pin()
    session.remove_pin(1)
    assert pins(session) == [PINNED[0], PINNED[2]]
    session.clear_pins()
    assert pins(session) == []
    for expected in ([PINNED[0], PINNED[2]], PINNED, []):
        session.undo()
        assert pins(session) == expected


# undo and redo

UNDOABLE = {
    **EDITS,
    "rule on the way": lambda s: set_rule(s, 2, RMSProp(beta=0.5), row=10),
    "pin": lambda s: s.pin(),
    "show": lambda s: (s.set_visible(0, False), s.set_visible(0, True)),
}


@pytest.mark.parametrize("edit", UNDOABLE.values(), ids=UNDOABLE)
def test_undo_and_redo_bring_back_the_very_same_numbers(session: Session, edit: object) -> None:
    session.select(1)
    edit(session)
    after, selected = session.experiment, session.selected
    count = 0
    while session.history.undo_text:
        session.undo()
        count += 1
    assert (session.experiment, session.selected) == (notebook_experiment(), 1)
    for _ in range(count):
        session.redo()
    assert (session.experiment, session.selected) == (after, selected) and session.history.redo_text == ""
    for one, other in zip(after.trials(), session.experiment.trials(), strict=True):
        np.testing.assert_array_equal(
            *(Stepper(*trial).advance(trial.steps + 1).trajectory.position for trial in (one, other))
        )


@pytest.mark.parametrize("edit", UNDOABLE.values(), ids=UNDOABLE)
def test_every_edit_says_what_it_was(session: Session, edit: object) -> None:
    told = []
    session.history_changed.connect(lambda: told.append(session.history.undo_text))
    edit(session)
    assert told and all(text.strip() and text != "edit" for text in told)


def test_a_drag_of_many_moves_is_undone_as_one(session: Session) -> None:
    for x in (8.0, 7.0, 6.0):
        session.set_start((x, -3.0))
    session.settle()
    session.set_start((1.0, 1.0))
    session.undo()
    assert session.experiment.start == (6.0, -3.0)
    session.undo()
    assert session.experiment.start == (9.0, -3.0)


def test_two_hyperparameters_are_two_gestures(session: Session) -> None:
    for name, value in (("beta", 0.5), ("beta", 0.6), ("learning_rate", 0.2)):
        session.set_hyperparameter(2, name, value)
    session.undo()
    assert session.experiment.runs[2].rule == RMSProp(beta=0.6)
    session.undo()
    assert session.experiment == notebook_experiment()


def test_a_drag_back_to_where_it_began_leaves_nothing_to_be_undone(session: Session) -> None:
    told: list[str] = []
    session.history_changed.connect(lambda: told.append(session.history.undo_text))
    session.set_start((1.0, 1.0))
    session.set_start((9.0, -3.0))
    session.settle()
    assert session.history.undo_text == "" and told[-1] == ""


def test_undo_tells_what_there_is_now_even_where_nothing_moves(session: Session) -> None:
    session.set_start((1.0, 1.0))
    session.set_start((9.0, -3.0))
    told: list[tuple[str, str]] = []
    session.history_changed.connect(lambda: told.append((session.history.undo_text, session.history.redo_text)))
    session.undo()
    assert told == [("", "move of the start")]


def test_a_hyperparameter_on_the_way_is_one_gesture_at_its_row(session: Session) -> None:
    for value in (0.2, 0.4, 0.5):
        session.set_hyperparameter(2, "learning_rate", value, 30)
    run = session.experiment.runs[2]
    assert [(change.row, change.rule.learning_rate) for change in run.changes] == [(30, 0.5)]
    assert "η" in session.history.undo_text
    session.undo()
    assert session.experiment == notebook_experiment()


def test_an_edit_from_the_start_leaves_the_changes_on_the_way(session: Session) -> None:
    session.set_hyperparameter(2, "learning_rate", 0.5, 30)
    session.set_hyperparameter(2, "beta", 0.8)
    run = session.experiment.runs[2]
    assert (run.rule.learning_rate, run.rule.beta) == (0.1, 0.8)
    assert [(change.row, change.rule.learning_rate, change.rule.beta) for change in run.changes] == [(30, 0.5, 0.8)]


def test_nothing_is_changed_where_no_step_follows(session: Session) -> None:
    with pytest.raises(ValueError, match="No step follows"):
        session.set_hyperparameter(2, "beta", 0.5, 100)
    assert session.experiment == notebook_experiment() and session.history.undo_text == ""


@pytest.mark.parametrize("edit", NOTHINGS.values(), ids=NOTHINGS)
def test_what_changes_nothing_cannot_be_undone(session: Session, edit: object) -> None:
    edit(session)
    assert session.history.undo_text == ""


def test_undo_and_redo_with_nothing_to_go_to_do_nothing(session: Session) -> None:
    session.undo()
    session.redo()
    assert session.experiment == notebook_experiment()


def test_the_view_of_a_surface_stays_while_that_is_set_otherwise(session: Session) -> None:
    near = ((-1.0, 1.0), (-2.0, 2.0))
    session.view.update(view_range=near)
    session.set_surface_parameter("kappa", 200.0)
    session.set_start((1.0, 1.0))
    assert session.view.state.view_range == near
    session.set_surface(SURFACES["beale"])
    assert session.view.state.view_range is None
