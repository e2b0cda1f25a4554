"""A lesson as a page: its words, what waits for an answer, and what is to be brought about."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from rmsprop_gui.export.formats import export_lesson
from rmsprop_gui.export.page.goals_data import is_checked
from rmsprop_gui.export.page.lesson_page import write_lesson_page
from rmsprop_gui.lessons import Lesson, Scene, parse_lesson, read_lesson
from rmsprop_gui.lessons.lesson import Task
from rmsprop_gui.lessons.tasks import check_task
from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.whole import recorded

from .browser import Page
from .test_page import CUT

SHIPPED = sorted(Path(str(resource("lessons"))).glob("*.rmsprop.md"))
TEXT = """+++
title = "A </title><b>lesson</b>"
aim = "See *how* it goes: $v = beta2*v + (1 - beta2)*g^2$."
minutes = 5
+++

Before the scenes, a [link](https://example.org/a?b=<c>) and <script>window.ran = 1</script>.

# The first

```scene
surface = "quadratic"
start = [9, -3]
steps = 100
runs = ["gradient_descent:learning_rate=0.05", "rmsprop:learning_rate=0.1"]
at = 0
unlock = ["learning_rate"]
```

* one **strong** word
* `code`

| a | b |
|---|---|
| 1 | $eta/sqrt(v)$ |

```predict
ask = "Where is it after 1 step?"
at = 0
click = [8.91, -1.5]
wrong = [{at = [0, 0], because = "Too far."}]
because = "The steep axis decides."
```

```predict
ask = "Which is it?"
at = 10
choices = [
  {say = "this </script> one", right = true},
  {say = "that", because = "No.", play = "adagrad:learning_rate=0.9"},
]
```

```predict
ask = "How many?"
at = 20
number = 3.5
within = 0.1
```

```stop
at = 5
say = "Step five is said."
```

```try
ask = "Get it below 0.01."
goal = [{measure = "loss", run = 1, below = 0.01, within_steps = 90}]
hint = "Larger."
```

# The second

```scene
surface = "rosenbrock"
runs = ["adam"]
at = 0
```
"""


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture of one pixel."""
FROM_MIDDLE = """
const { box } = stage.plane;
return stage.plane.to(...arguments[0]).map((at, axis) => at - [box.clientWidth, box.clientHeight][axis] / 2);
"""


def lesson_of(text: str) -> Lesson:
    read = parse_lesson(text)
    assert read.problems == () and read.lesson is not None
    return read.lesson


def click(page: Page, words: str) -> None:
    page.driver.find_element(By.XPATH, f"//*[self::button or self::summary][contains(., '{words}')]").click()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name.partition(".")[0])
def test_every_shipped_lesson_is_a_page_without_a_complaint(page: Page, file: Path) -> None:
    lesson = read_lesson(file).lesson
    assert lesson is not None
    text = write_lesson_page(lesson)
    assert len(text.encode()) < 8_000_000
    page.look(360, 740, touch=True)
    page.open(text)
    page.driver.execute_script("for (let at = 0; at < arguments[0]; at += 1) rmspropLab.show(at)", len(lesson.scenes))
    assert page.run("return document.querySelectorAll('.stage').length") == len(lesson.scenes)
    assert page.run(CUT) == []
    for (scene, task), done in zip(tasks_checked(lesson), page.run(DONE), strict=True):
        recordings = [recorded(scene.experiment.trial(run)) for run in scene.experiment.runs]
        assert done == check_task(task, scene.experiment, recordings).is_met, scene.title
    assert page.problems() == []


def tasks_checked(lesson: Lesson) -> list[tuple[Scene, Task]]:
    """Every task of a lesson that the page can check, and its scene."""
    tasks = [(scene, part) for scene in lesson.scenes for part in scene.parts if isinstance(part, Task)]
    return [(scene, task) for scene, task in tasks if all(map(is_checked, task.goals))]


DONE = "return [...document.querySelectorAll('.task:has(.goals)')].map((card) => card.classList.contains('done'))"


@pytest.fixture
def opened(page: Page) -> Page:
    page.look(1440, 2400)
    page.open(write_lesson_page(lesson_of(TEXT)))
    page.driver.execute_script("rmspropLab.show(0)")
    return page


def test_texts_are_what_they_say_and_never_markup(opened: Page) -> None:
    assert opened.text("h1") == "A </title><b>lesson</b>"
    assert "<script>window.ran = 1</script>" in opened.text(".opening")
    assert opened.run("return window.ran ?? null") is None
    link = opened.driver.find_element(By.CSS_SELECTOR, ".opening p a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://example.org/a?b=%3Cc%3E",
        "noopener noreferrer",
    )
    assert opened.text(".aim .formula .unseen") == "v = beta2*v + (1 - beta2)*g^2"
    assert opened.run("return document.querySelectorAll('.aim math, td math').length") >= 2
    assert opened.run("return document.querySelectorAll('.choice')[1].textContent.trim()") == "this </script> one"
    assert opened.problems() == []


def test_nothing_goes_on_before_it_is_predicted(opened: Page) -> None:
    ActionChains(opened.driver).send_keys(Keys.END).perform()
    assert opened.run("return lab.step") == 0
    assert opened.run("return [lab.isAsking, document.querySelector('.handle').hidden]") == [True, True]
    plane = opened.driver.find_element(By.CSS_SELECTOR, ".plane canvas")
    place = opened.run(FROM_MIDDLE, [8.9, -1.45])
    ActionChains(opened.driver).move_to_element_with_offset(plane, *map(int, place)).click().perform()
    replies = opened.driver.find_elements(By.CSS_SELECTOR, ".reply")
    assert "Right." in replies[0].text and "The steep axis decides." in replies[0].text
    assert opened.run("return lab.marks.map((mark) => mark.kind)") == ["answer", "guess"]
    opened.run("stage.player.jump(100)")
    assert opened.run("return lab.step") == 10
    click(opened, "that")
    assert "Not quite." in replies[1].text and "No." in replies[1].text
    assert opened.run("return lab.ghosts.map((ghost) => ghost.label)") == ["AdaGrad"]
    opened.run("stage.player.jump(100)")
    assert opened.run("return lab.step") == 20
    field = opened.driver.find_element(By.CSS_SELECTOR, "[aria-label='Your answer']")
    field.send_keys("3.55", Keys.ENTER)
    assert "Right." in replies[2].text
    opened.run("stage.player.jump(100)")
    assert opened.run("return lab.step") == 100


def test_playing_waits_at_a_stop_and_says_it(opened: Page) -> None:
    click(opened, "Skip")
    opened.run("lab.choose({ speed: 100 }); stage.player.play()")
    assert opened.run_async("setTimeout(() => done(rmspropLab.stages[0].lab.step), 500)") == 5
    assert opened.driver.find_element(By.CSS_SELECTOR, ".stop.now").text == "Step 5\nStep five is said."
    assert "Step five is said." in opened.text("#live")


def test_a_task_is_done_with_what_is_unlocked(opened: Page) -> None:
    for card in opened.driver.find_elements(By.CSS_SELECTOR, ".ask"):
        card.find_element(By.XPATH, ".//button[text()='Skip']").click()
    opened.run("lab.choose({ selected: 0 })")
    assert [row.text for row in opened.driver.find_elements(By.CSS_SELECTOR, ".knob .letter")] == ["η"]
    assert opened.run("return document.querySelector('.handle').hidden"), "the start is locked"
    assert not opened.driver.find_elements(By.CSS_SELECTOR, ".goals .met")
    opened.run("lab.set(0, 'learning_rate', 0.19)")
    assert opened.driver.find_element(By.CSS_SELECTOR, ".goals .met").text.startswith(
        "Loss f(x) of Gradient descent below 0.01"
    )
    opened.run("lab.set(0, 'learning_rate', 0.2)")
    assert not opened.driver.find_elements(By.CSS_SELECTOR, ".goals .met")
    click(opened, "Explore")
    assert not opened.run("return document.querySelector('.handle').hidden")


def test_pictures_are_in_the_page_and_what_is_none_leaves_its_words(page: Page, tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(base64.b64decode(DOT))
    (tmp_path / "gone.png").write_bytes(b"")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>top.ran = 1</script></svg>'
    (tmp_path / "drawn.svg").write_text(drawn)
    pictures = "".join(f"![{name}]({name})\n\n" for name in ("dot.png", "drawn.svg", "gone.png"))
    read = parse_lesson(TEXT.replace("# The first\n", f"# The first\n\n{pictures}"), tmp_path)
    assert read.problems == () and read.lesson is not None
    (tmp_path / "gone.png").unlink()
    page.open(write_lesson_page(read.lesson))
    shown = page.run("return [...document.querySelectorAll('img')].map((each) => [each.alt, each.naturalWidth > 0])")
    assert shown == [["dot.png", True], ["drawn.svg", True]]
    assert "gone.png" in page.text(".guide")
    assert page.run("return window.ran ?? null") is None
    assert page.problems() == []


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    lesson = lesson_of(TEXT)
    export_lesson("page", lesson, tmp_path / "lesson.html")
    assert (tmp_path / "lesson.html").read_text(encoding="utf-8") == write_lesson_page(lesson)
    with pytest.raises(OSError, match="No such file"):
        export_lesson("page", lesson, tmp_path / "missing" / "lesson.html")
    assert [file.name for file in tmp_path.iterdir()] == ["lesson.html"]


def test_a_solution_does_its_task_on_the_page_too(page: Page) -> None:
    lessons = [read_lesson(file).lesson for file in SHIPPED]
    asked = [(scene, task) for lesson in lessons if lesson is not None for scene, task in tasks_checked(lesson)]
    assert len(asked) > 5
    scenes = tuple(replace(scene, experiment=task.solved, parts=(task,)) for scene, task in asked if task.solved)
    page.look(320, 240)
    page.open(write_lesson_page(replace(lesson_of(TEXT), scenes=scenes)))
    page.driver.execute_script("for (let at = 0; at < arguments[0]; at += 1) rmspropLab.show(at)", len(scenes))
    assert page.run(DONE) == [True] * len(scenes)


def test_the_teacher_s_page_stays_with_the_teacher() -> None:
    lesson = lesson_of(TEXT + "\n```notes\nNobody must read this.\n```\n\n```teacher\nNor this.\n```\n")
    text = write_lesson_page(lesson)
    assert lesson.teacher and lesson.scenes[1].notes
    assert "Nobody must" not in text and "Nor this" not in text
