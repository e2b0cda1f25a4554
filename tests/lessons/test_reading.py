"""A lesson file is read into what it says, and every mistake in it has its line and its reason."""

from itertools import pairwise
from pathlib import Path

import pytest

from rmsprop_gui.lessons import Lesson, parse_lesson, read_lesson
from rmsprop_gui.lessons.goals import Bounds, MeasureGoal, When
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Prediction, Prose, Stop, Task
from rmsprop_gui.lessons.prose import FormulaBlock, Table, plain_text
from rmsprop_gui.lessons.reading import MAX_BYTES, MAX_SCENES
from rmsprop_gui.lessons.typed_texts import MAX_TYPED
from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.experiment import notebook_experiment

SAMPLE = Path(__file__).parent / "samples" / "bowl.rmsprop.md"
FRONT = '+++\ntitle = "A lesson"\n+++\n'


def sample() -> Lesson:
    read = read_lesson(SAMPLE)
    assert read.problems == () and read.lesson is not None
    return read.lesson


def scene_of(settings: str, scene: str = "scene") -> str:
    """A lesson of one scene with these settings in its block."""
    return f"{FRONT}# One\n```{scene}\n{settings}\n```\n"


def test_what_is_said_of_the_whole_lesson() -> None:
    lesson = sample()
    assert (lesson.title, lesson.minutes) == ("The bowl and the limit 2/λ", 12)
    assert lesson.needs == ("partial derivatives",) and lesson.sources == ("Cauchy 1847", "Polyak 1964")
    assert [scene.title for scene in lesson.scenes] == [
        "Downhill is not there",
        "Three rates, three fates",
        "Nearly too much is best",
    ]
    assert lesson.opening and lesson.aim and lesson.teacher


def test_a_scene_is_the_difference_from_the_scene_before() -> None:
    first, second, third = sample().scenes
    assert [run.rule for run in first.experiment.runs] == [GradientDescent(0.05)]
    assert first.experiment.start == notebook_experiment().start and not first.view.paths_ahead
    assert [run.label for run in second.experiment.runs] == ["0.19", "0.20", "0.21"]
    assert second.view.panels == {"info", "charts"} == third.view.panels, "what is not said stays"
    assert [run.rule for run in third.experiment.runs] == [GradientDescent(0.05)] and third.experiment.steps == 300
    assert third.unlocked == {"learning_rate", "steps"} and not second.unlocked


def test_parts_are_what_their_blocks_say() -> None:
    first, second, third = (scene.parts for scene in sample().scenes)
    assert [type(part) for part in first] == [Prose, Prediction, Stop]
    click, choice, number = (part.answer for part in (*first, *second) if isinstance(part, Prediction))
    assert isinstance(click, ByClick) and click.at == (8.91, -1.5) and len(click.wrong) == 1
    assert isinstance(choice, ByChoice) and [each.is_right for each in choice.choices] == [True, False, False]
    assert choice.choices[1].play == GradientDescent(0.21)
    assert isinstance(number, ByNumber) and (number.value, number.within) == (-1.1, 0.005)
    task = third[0]
    assert isinstance(task, Task)
    goal = MeasureGoal("loss", "0.19", None, Bounds(below=0.01), When(within_steps=90), task.goals[0].line)  # type: ignore[union-attr]
    assert task.goals == (goal,)


def test_prose_is_parsed_with_its_formulas() -> None:
    prose = sample().scenes[1].parts[0]
    assert isinstance(prose, Prose)
    _, formulas, table = prose.blocks
    assert isinstance(formulas, FormulaBlock) and [formula.signs for formula in formulas.formulas] == [("=",)] * 2
    assert isinstance(table, Table) and [plain_text(cell) for cell in table.headings] == ["η", "factor of x₂"]
    assert table.alignments == ("", "right")


def test_spans_are_the_lines_that_something_is_written_in() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    scenes = sample().scenes
    for scene in scenes:
        assert lines[scene.line - 1] == f"# {scene.title}" and scene.span.first == scene.line
        assert scene.block and lines[scene.block.first - 1] == "```scene" and lines[scene.block.last - 1] == "```"
        for part in scene.parts:
            opening = {Prediction: "```predict", Stop: "```stop", Task: "```try"}.get(type(part))
            assert opening in (None, lines[part.span.first - 1])
    assert all(one.span.last + 1 == other.span.first for one, other in pairwise(scenes))


MISTAKES = {
    "": (1, 0, "begins with a line +++"),
    f"{FRONT}no scene": (1, 0, "no scene that can be shown"),
    "+++\ntitle = 3\n+++\n# One": (2, 0, "title: Expected `str`"),
    "+++\naim = 'none'\n+++\n# One": (2, 0, "title is missing"),
    '+++\ntitle = "a"\nminuets = 3\n+++\n# One': (3, 0, "did you mean minutes?"),
    '+++\ntitle = "a"\n+++\n+++\n\n```stop\nat = 1\n```\n# One': (6, 0, "a heading is missing before it"),
    scene_of("steps = 1 2"): (6, 11, "cannot be read"),
    scene_of('\nsurfaec = "wall"'): (7, 0, "did you mean surface?"),
    scene_of('surface = "walls"'): (6, 0, "unknown surface 'walls'"),
    scene_of('function = "2x^2 +"'): (6, 0, "is expected instead of the end"),
    scene_of("start = [1]"): (6, 0, "start"),
    scene_of("start = [1, nan]"): (6, 0, "x2 must be between"),
    scene_of('\n\nruns = ["adam:eta=1"]'): (8, 0, "has no key 'eta'"),
    scene_of('runs = [{rule = "adam", lines = "direction = g"}]'): (6, 0, "either a rule or lines"),
    scene_of('runs = [{lines = "direction = h"}]'): (6, 0, "nothing says what h is"),
    scene_of('change = {"Adam" = "beta1=0"}'): (6, 0, "no run is called 'Adam'"),
    scene_of('change = {"RMSProp" = "beta=2"}'): (6, 0, "beta must be between"),
    scene_of('remove = ["Lion"]'): (6, 0, "no run is called 'Lion'"),
    scene_of("steps = 0"): (6, 0, "number of steps"),
    scene_of("at = 101"): (6, 0, "there is no step 101"),
    scene_of("select = 4"): (6, 0, "no run number 4"),
    scene_of('charts = ["los"]'): (6, 0, "no measure 'los'"),
    scene_of('panels = ["canvas"]'): (6, 0, "no panel 'canvas'"),
    scene_of('unlock = ["learning_rat"]'): (6, 0, "did you mean learning_rate?"),
    scene_of('unlock = ["runs.Adam.beta"]'): (6, 0, "no control"),
    scene_of("view = [[1, 1], [0, 1]]"): (6, 0, "nothing can be shown"),
    scene_of("batch = 3"): (6, 0, "rows of data"),
    scene_of("box = [[0, 1], [0, 1]]"): (6, 0, "outside the box"),
    scene_of("a.b.c.d.e.f = 1"): (6, 0, "at most 4 parts"),
    f"{scene_of('')}```scene\n```": (8, 0, "one block “scene”"),
    f"{scene_of('')}```stop\nat = 1": (8, 0, "has no end"),
    scene_of("say = 'x'", "stop"): (6, 0, "at is missing"),
    scene_of("at = -1", "stop"): (6, 0, "there is no step -1"),
    scene_of('ask = "a"', "predict"): (6, 0, "one of click, choices, number"),
    scene_of('ask = "a"\nnumber = 1', "predict"): (7, 0, "`within` is missing"),
    scene_of('ask = "a"\nchoices = ["1", "2"]', "predict"): (7, 0, "exactly one"),
    scene_of('ask = "a"\nclick = [1, 2]\nwrong = [{at = 1, because = ""}]', "predict"): (8, 0, "of the kind"),
    scene_of('ask = "a"\ngoal = [{measure = "loss", run = "Lion", below = 1}]', "try"): (7, 0, "no run is called"),
    scene_of('ask = "a"\ngoal = [{measure = "loss", run = 1}]', "try"): (7, 0, "has bounds"),
    scene_of('ask = "$2 +$"\ngoal = [{measure = "loss", run = 1, below = 1}]', "try"): (6, 0, "in the formula"),
    scene_of('ask = "a"\ngoal = [{measure = "loss", run = 1, below = 1}]\nsolution = ["mu=1"]', "try"): (8, 0, "'mu'"),
    f"{FRONT}# One\n\nSo $x = (2$ is.": (6, 11, "a closing parenthesis is expected"),
    f"{FRONT}# One\n\n* [here](javascript:alert(1))": (6, 10, "http:// or https://"),
    f"{FRONT}# ": (4, 0, "needs a title"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_has_line_column_and_reason(text: str) -> None:
    line, column, reason = MISTAKES[text]
    found = [problem for problem in parse_lesson(text).problems if reason in problem.reason]
    assert found, [str(problem) for problem in parse_lesson(text).problems]
    assert (found[0].line, found[0].column) == (line, column)


def test_a_scene_with_a_mistake_is_left_out_and_the_others_are_there() -> None:
    text = f'{FRONT}# One\n# Two\n```scene\nsurface = "none"\n```\n# Three\n```scene\nsteps = 7\n```\n'
    read = parse_lesson(text)
    assert read.lesson and [scene.title for scene in read.lesson.scenes] == ["One", "Three"]
    assert [problem.line for problem in read.problems] == [7] and read.lesson.scenes[1].experiment.steps == 7


def test_another_surface_brings_its_start_and_pins_follow_it() -> None:
    text = (
        f'{FRONT}# One\n```scene\npins = ["adam"]\n```\n# Two\n```scene\nsurface = "wall:height=50"\nsteps = 30\n```\n'
    )
    read = parse_lesson(text)
    assert read.lesson and not read.problems
    there = read.lesson.scenes[1].experiment
    assert there.surface.name == "wall" and there.start == there.surface.start and len(there.runs) == 3
    assert [(pin.trial.start, pin.trial.steps, pin.trial.surface) for pin in there.pins] == [
        (there.start, 30, there.surface)
    ]


def test_what_would_take_long_is_refused_with_its_reason() -> None:
    typed = "".join(f'# {n}\n```scene\nfunction = "x^2 + {n}*y^2"\n```\n' for n in range(MAX_TYPED + 1))
    for text, reason in {
        FRONT + "# a\n" * (MAX_SCENES + 1): "at most 100 scenes",
        FRONT + "# a\n" + "x" * 10_001: "at most 10,000 letters",
        FRONT + "x" * MAX_BYTES: "at most 100,000 letters",
        FRONT + typed: "at most 24 different typed",
        scene_of('runs = ["adam"' + ', "adam"' * 20 + "]"): "at most 20 runs",
        scene_of("steps = " + "9" * 20): "too many digits",
    }.items():
        assert [problem for problem in parse_lesson(text).problems if reason in problem.reason], reason


def test_a_byte_order_mark_and_line_ends_of_windows_say_nothing() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert parse_lesson("\ufeff" + text.replace("\n", "\r\n")) == parse_lesson(text)
