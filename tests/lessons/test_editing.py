"""Edits of a lesson change the lines that they are about, and what they write is read as what was meant."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from rmsprop_gui.lessons import parse_lesson
from rmsprop_gui.lessons.editing import (
    NEW_LESSON,
    TEMPLATES,
    scenes_in,
    with_block,
    with_scene,
    with_scene_moved,
    with_unlocked,
)
from rmsprop_gui.lessons.lesson import Scene
from rmsprop_gui.lessons.scene_writing import scene_settings
from rmsprop_gui.optimizers import Adam, RMSProp
from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.delimited import Columns
from rmsprop_gui.surfaces.own_data import own_data_surface
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.view.view_state import ChartView, OverlayScope, ViewState, first_view

from .test_reading import FRONT, SAMPLE

SHIPPED = sorted(Path(__file__).parents[2].glob("resources/lessons/*.rmsprop.md"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in (SAMPLE, *SHIPPED)}
OWN = own_rule("eta: 0.1\nbeta: 0.9\nv = beta*v + (1 - beta)*g**2\nrate = eta/sqrt(v + 1e-8)\ndirection = g\n")
NOTEBOOK = notebook_experiment()
QUADRATIC = NOTEBOOK.surface


def scenes_of(text: str) -> tuple[Scene, ...]:
    """The scenes of a text in which nothing is wrong."""
    read = parse_lesson(text)
    assert read.lesson and not read.problems, [str(problem) for problem in read.problems]
    return read.lesson.scenes


def runs(*made: Run) -> Experiment:
    """The notebook's experiment with other runs."""
    return replace(NOTEBOOK, runs=made)


EXPERIMENTS = {
    "notebook": NOTEBOOK,
    "another start": replace(NOTEBOOK, start=(-3.5, 0.125), steps=250),
    "turned": NOTEBOOK.with_surface_values(kappa=200.0, angle=30.0),
    "wall": NOTEBOOK.on_surface(SURFACES["wall"].with_values(height=50.0)),
    "function": NOTEBOOK.on_surface(typed_surface("2x^2 + 0.1y^2")),
    "noise": replace(NOTEBOOK, sampling=Sampling(noise=0.5, seed=7)),
    "box": replace(NOTEBOOK, start=(1.0, 1.0), box=((0.0, 2.0), (0.0, 2.0))),
    "one gone": replace(NOTEBOOK, runs=NOTEBOOK.runs[1:]),
    "one more": replace(NOTEBOOK, runs=(*NOTEBOOK.runs, Run(Adam(amsgrad=True), style=3))),
    "set": NOTEBOOK.with_run(2, NOTEBOOK.runs[2].restarted(RMSProp(0.05, 0.99, schedule="cosine"))),
    "named": runs(Run(RMSProp(), 'a "named" one', 5, visible=False), Run(RMSProp(beta=0.5), style=1)),
    "changed": runs(Run(RMSProp()).changed(10, RMSProp(0.01)).changed(20, RMSProp(0.02))),
    "typed": runs(Run(OWN(), "own"), Run(OWN(0.3), style=1)),
    "none": runs(),
}
VIEWS = {
    "first": first_view(NOTEBOOK),
    "zoomed": ViewState(view_range=((-1.0, 1.0), (-0.25, 0.5)), step=5, axis=0, paths_ahead=False),
    "charts": ViewState(charts=(ChartView("distance"), ChartView("rate", logarithmic=False, smoothed=10))),
    "panels": ViewState(panels=frozenset(("info", "charts")), overlays=OverlayScope.ALL, speed=50.0),
    "relief": ViewState(relief=ReliefView(Shown.BOTH, azimuth=10.0), equal_axes=True, averaged=200),
}


@pytest.mark.parametrize(("one", "other"), list(product(EXPERIMENTS, repeat=2)))
def test_the_difference_of_two_experiments_leads_from_the_one_to_the_other(one: str, other: str) -> None:
    view = first_view(NOTEBOOK)
    text, line = with_scene(NEW_LESSON, 99, "One", (EXPERIMENTS[one], view))
    text, _ = with_scene(text, line, "Other", (EXPERIMENTS[other], view))
    *_, first, second = scenes_of(text)
    assert (first.title, second.title) == ("One", "Other")
    for scene, wanted in ((first, EXPERIMENTS[one]), (second, EXPERIMENTS[other])):
        assert replace(scene.experiment, surface=QUADRATIC) == replace(wanted, surface=QUADRATIC)
        assert (scene.experiment.surface.name, scene.experiment.surface.values()) == (
            wanted.surface.name,
            wanted.surface.values(),
        )


@pytest.mark.parametrize(("one", "other"), list(product(VIEWS, repeat=2)))
def test_the_difference_of_two_views_leads_from_the_one_to_the_other(one: str, other: str) -> None:
    text, line = with_scene(NEW_LESSON, 99, "One", (NOTEBOOK, VIEWS[one]))
    text, _ = with_scene(text, line, "Other", (NOTEBOOK, VIEWS[other]))
    for scene, wanted in zip(scenes_of(text)[1:], (VIEWS[one], VIEWS[other]), strict=True):
        seen = wanted.view_range or NOTEBOOK.surface.view
        assert (scene.view.view_range or NOTEBOOK.surface.view) == seen
        panels = scene.view.panels if wanted.panels is None else wanted.panels  # what is not said stays
        assert scene.view == replace(wanted, view_range=scene.view.view_range, panels=panels)


def test_the_difference_is_small() -> None:
    before = NOTEBOOK, replace(first_view(NOTEBOOK), view_range=first_range(NOTEBOOK))
    for name, told in {
        "notebook": "",
        "another start": "steps = 250\nstart = [-3.5, 0.125]",
        "turned": 'surface = "quadratic:kappa=200,angle=30"',
        "function": 'function = "2x^2 + 0.1y^2"',
        "one gone": 'remove = ["EWMA momentum"]',
        "one more": 'add = ["adam:amsgrad=true"]',
        "set": 'change = {RMSProp = "learning_rate=0.05,beta=0.99,schedule=cosine"}',
    }.items():
        wanted = EXPERIMENTS[name]
        range_then = before[1].view_range if wanted.surface.name == "quadratic" else first_range(wanted)
        view = replace(before[1], selected=len(wanted.runs) - 1, view_range=range_then)
        assert scene_settings((wanted, view), before) == told, name


def test_what_a_lesson_cannot_tell_is_refused_with_the_reason() -> None:
    data = own_data_surface(Columns(("a", "b"), ((1.0, 2.0), (2.0, 3.0), (3.0, 5.0))))
    with pytest.raises(ValueError, match="data of one's own"):
        with_scene(NEW_LESSON, 1, "One", (NOTEBOOK.on_surface(data), first_view(NOTEBOOK)))


@pytest.mark.parametrize("name", TEXTS)
def test_the_scenes_of_a_text_are_found_with_their_lines(name: str) -> None:
    lines = TEXTS[name].split("\n")
    found = scenes_in(TEXTS[name])
    assert [scene.title for scene in found] == [scene.title for scene in scenes_of(TEXTS[name])]
    assert all(lines[scene.first - 1].startswith("# ") for scene in found)


@pytest.mark.parametrize("name", TEXTS)
def test_a_scene_that_is_moved_and_moved_back_is_what_it_was(name: str) -> None:
    text, before = TEXTS[name], scenes_of(TEXTS[name])
    moved = with_scene_moved(text, 1, 1)
    after = scenes_of(moved)
    order = [0, 2, 1, *range(3, len(before))]
    for scene, number in zip(after, order, strict=True):
        was = before[number]
        assert (scene.title, scene.unlocked, len(scene.parts)) == (was.title, was.unlocked, len(was.parts))
        assert scene.experiment == was.experiment
        panels = was.view.panels or scene.view.panels  # where nothing was said of them
        seen = replace(was.view, view_range=scene.view.view_range, panels=panels)
        assert scene.view == seen, scene.title


def test_a_move_leaves_all_lines_of_other_scenes_as_they_were() -> None:
    text = f"{FRONT}# One\n\nfirst  \n# Two\n\n * second\t\n# Three\nthird"
    assert with_scene_moved(text, 0, 1) == f"{FRONT}# Two\n\n * second\t\n# One\n\nfirst  \n# Three\nthird"
    assert with_scene_moved(text, 2, -1) == f"{FRONT}# One\n\nfirst  \n# Three\nthird\n\n# Two\n\n * second\t"
    assert with_scene_moved(text, 0, -1) == with_scene_moved(text, 2, 1) == text


def test_the_page_for_the_teacher_stays_at_the_end() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    last = len(scenes_in(text)) - 1
    assert with_scene_moved(text, last, -1).rstrip().endswith(text.split("```teacher")[1].rstrip())
    added, _ = with_scene(text, 9999, "Last", (NOTEBOOK, first_view(NOTEBOOK)))
    assert added.index("# Last") < added.index("```teacher")


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_is_a_block_in_which_nothing_is_wrong(kind: str) -> None:
    line = NEW_LESSON.split("\n").index("What is to be seen.") + 1
    text = with_block(NEW_LESSON, line, TEMPLATES[kind])
    scenes_of(text)
    lines, others = text.split("\n"), NEW_LESSON.split("\n")
    kept = [each for each in lines if each in others and each not in ("", "```")]
    assert kept == [each for each in others if each not in ("", "```")]


def test_a_block_is_never_put_into_another() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for line in range(10, text.count("\n") + 1):
        added = with_block(text, line, TEMPLATES["stop at a step"])
        assert len(parse_lesson(added).problems) <= 1 and added.count("```stop") == text.count("```stop") + 1
        assert not [problem for problem in parse_lesson(added).problems if "belongs to a scene" not in problem.reason]


def test_controls_are_unlocked_where_they_are_said_and_nothing_else_is_touched() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(len(scenes_in(text))):
        changed = with_unlocked(text, number, ["steps", "beta"])
        assert scenes_of(changed)[number].unlocked == {"steps", "beta"}
        gone = set(text.split("\n")) - set(changed.split("\n"))
        assert all(line.startswith("unlock") for line in gone)
    several = f'{FRONT}# One\n```scene\n# why\nunlock = [\n  "beta", # memory\n]\nsteps = 9\n```\n'
    assert (
        with_unlocked(several, 0, ["steps"]) == f'{FRONT}# One\n```scene\n# why\nunlock = ["steps"]\nsteps = 9\n```\n'
    )
    bare = f"{FRONT}# One\nwords\n"
    assert scenes_of(with_unlocked(bare, 0, ["all"]))[0].unlocked == {"all"}
