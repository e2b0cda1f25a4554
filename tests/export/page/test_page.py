"""The page in a browser: all its views in lock-step, by mouse, touch and keys, on small and large screens."""

import time
from dataclasses import replace

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from rmsprop_gui.export.page.assembly import write_page
from rmsprop_gui.formulas import linear
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import RULES, RMSProp
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.explanation import in_symbols, solved
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.measure_choices import measure_named
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.view.view_state import ChartView, first_view

from .browser import Page
from .test_paths import WRAPPED

SCREENS = {"phone": (360, 740), "tablet": (820, 1180), "desk": (1440, 900)}
NOTEBOOK = notebook_experiment()
LINES = "return [...document.querySelectorAll('.lines .unseen')].map((line) => line.textContent)"
TOLD = (
    "const told = []; for (const [run, axis, step] of arguments[0]) {"
    " lab.choose({ selected: run, axis }); lab.goTo(step);"
    " told.push([...document.querySelectorAll('.lines .unseen')].map((line) => line.textContent)); } return told;"
)
PIXEL = "return [...document.querySelector('.plane canvas').getContext('2d').getImageData(4, 4, 1, 1).data]"
FOCUS = """
const at = document.activeElement;
const seen = at.closest('.chip') ?? (at.matches('.axes input') ? at.nextElementSibling : at);
return [at.getAttribute('aria-label') ?? at.closest('label').textContent, getComputedStyle(seen).outlineStyle];
"""
NAMELESS = """
const named = (each) => (each.ariaLabel ?? each.closest('label')?.textContent ?? each.textContent).trim();
const all = document.querySelectorAll('button, input, select, canvas, [role=group], [role=radiogroup]');
return [...all].filter((each) => !named(each)).map((each) => each.outerHTML);
"""
SIZES = "return [...document.querySelectorAll('.line')].map((line) => parseFloat(getComputedStyle(line).fontSize))"
CUT = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter((each) => {
    const box = each.getBoundingClientRect();
    return !each.closest('.unseen') && box.width > 1 && box.height > 1 && (box.right > wide + 0.5 || box.left < -0.5);
}).map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)}`);
"""


def keys(page: Page, *pressed: str) -> None:
    ActionChains(page.driver).send_keys(*pressed).perform()


def shown_step(page: Page) -> tuple[int, int, str]:
    """The step as slider, playhead and words tell it."""
    slider, head = page.run("return [Number(document.querySelector('input[type=range]').value), lab.step]")
    return slider, head, page.text(".count")


def test_it_opens_without_a_network_and_without_a_complaint(page: Page) -> None:
    page.show(NOTEBOOK)
    assert page.problems() == []
    assert page.text("h1") == NOTEBOOK.surface.title
    assert page.run("return lab.runs.map((run) => run.label)") == [run.label for run in NOTEBOOK.runs]


def test_it_is_small_and_quickly_written() -> None:
    view = first_view(NOTEBOOK)
    begun = time.perf_counter()
    text = write_page(NOTEBOOK, view)
    assert time.perf_counter() - begun < 0.5
    assert len(text.encode()) <= 300_000


def test_keys_move_all_views(page: Page) -> None:
    page.show(NOTEBOOK)
    for pressed, step in (
        ((Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.PAGE_DOWN), 3),
        ((Keys.ARROW_LEFT,), 2),
        ((Keys.END,), 100),
        ((Keys.PAGE_UP,), 99),
        ((Keys.HOME, Keys.ARROW_RIGHT), 1),
    ):
        keys(page, *pressed)
        assert shown_step(page) == (step, step, f"{step} / 100")
        last = recorded(NOTEBOOK.trial(NOTEBOOK.runs[2])).trajectory
        assert page.run("return [...document.querySelectorAll('.chip .loss')].pop().textContent") == number(
            last.loss[step], 3
        )
        assert page.run("return [...document.querySelectorAll('.rate b')].map((each) => each.textContent)") == [
            number(rate) for rate in last.rate[step]
        ]
        assert f"Step {step} of 100. RMSProp: x₁ {number(last.position[step, 0])}" in page.text("#live")


def test_space_plays_and_pauses_and_a_focused_button_keeps_it(page: Page) -> None:
    page.show(NOTEBOOK, replace(first_view(NOTEBOOK), speed=50.0))
    keys(page, Keys.SPACE)
    assert page.run_async("setTimeout(() => done(window.rmspropLab.stages[0].lab.step), 400)") >= 5
    keys(page, Keys.SPACE)
    assert not page.run("return lab.playing")
    paused = page.run("return lab.step")
    page.run("document.querySelector('[aria-label=\"One step forward\"]').focus()")
    keys(page, Keys.SPACE)
    assert page.run("return [lab.step, lab.playing]") == [paused + 1, False]
    page.run("stage.player.jump(90); stage.player.play()")
    assert page.run_async("setTimeout(() => done(window.rmspropLab.stages[0].lab.step), 500)") == 100
    assert not page.run("return lab.playing")


def test_the_slider_and_a_drag_on_it_move_all_views(page: Page) -> None:
    page.show(NOTEBOOK)
    slider = page.driver.find_element(By.CSS_SELECTOR, "input[type=range]")
    ActionChains(page.driver).move_to_element(slider).click().perform()
    assert shown_step(page) == (50, 50, "50 / 100")
    keys(page, Keys.ARROW_RIGHT)
    assert shown_step(page) == (51, 51, "51 / 100")


def test_the_numbers_of_each_step_are_those_of_the_program(page: Page) -> None:
    rules = (*(kind() for kind in RULES.values()), *WRAPPED)
    runs = (*map(Run, rules), Run(RMSProp(), changes=(Change(4, RMSProp(learning_rate=0.3)),)))
    experiment = Experiment(SURFACES["quadratic"], (9.0, -3.0), runs, 12, box=((-4.0, 9.5), (-3.0, 1.5)))
    page.show(experiment)
    asked, expected = [], []
    for index, run in enumerate(runs):
        recording = recorded(experiment.trial(run))
        for axis, step in ((0, 1), (1, 1), (1, 2), (0, 5), (1, 12)):
            if step >= recording.length:
                continue
            rule = run.rule_for(step)
            told = zip(in_symbols(rule), solved(dissect(rule, recording, step), axis), strict=True)
            expected.append([text for letters, line in told for text in (linear(letters), line.text)])
            asked.append([index, axis, step])
    for place, told, wanted in zip(asked, page.run(TOLD, asked), expected, strict=True):
        assert told == wanted, (runs[place[0]].label, place)
    assert page.problems() == []


# another start


def test_a_drag_of_the_start_takes_all_paths_with_it(page: Page) -> None:
    page.show(NOTEBOOK)
    handle = page.driver.find_element(By.CSS_SELECTOR, ".handle")
    ActionChains(page.driver).click_and_hold(handle).move_by_offset(-200, -120).release().perform()
    start = page.run("return lab.start")
    assert start[0] < NOTEBOOK.start[0] - 1 and start[1] > NOTEBOOK.start[1] + 0.5
    assert_same_paths(page, start)
    assert "All paths start at" in page.text("#live")
    page.driver.find_element(By.XPATH, "//button[text()='As recorded']").click()
    assert page.run("return lab.start") == list(NOTEBOOK.start)
    assert_same_paths(page, list(NOTEBOOK.start))


def test_a_click_and_the_arrow_keys_move_the_start(page: Page) -> None:
    page.show(NOTEBOOK)
    plane = page.driver.find_element(By.CSS_SELECTOR, ".plane canvas")
    ActionChains(page.driver).move_to_element_with_offset(plane, -150, 60).click().perform()
    clicked = page.run("return lab.start")
    assert clicked != list(NOTEBOOK.start)
    page.run("document.querySelector('.handle').focus()")
    keys(page, Keys.ARROW_RIGHT, Keys.ARROW_UP)
    moved = page.run("return lab.start")
    assert moved[0] > clicked[0] and moved[1] > clicked[1]
    assert page.run("return lab.step") == 0
    assert_same_paths(page, moved)


def test_a_finger_drags_the_start_and_taps_buttons(page: Page) -> None:
    page.look(*SCREENS["phone"], touch=True)
    page.show(NOTEBOOK)
    handle = page.driver.find_element(By.CSS_SELECTOR, ".handle")
    finger = page.run(
        "const box = arguments[0].getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]",
        handle,
    )
    for kind, by in (("touchStart", 0), ("touchMove", 40), ("touchMove", 80), ("touchEnd", None)):
        points = [] if by is None else [{"x": finger[0] - by, "y": finger[1] - by}]
        page.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    start = page.run("return lab.start")
    assert start[0] < NOTEBOOK.start[0] - 1
    assert_same_paths(page, start)
    page.driver.find_element(By.CSS_SELECTOR, "[aria-label='One step forward']").click()
    assert shown_step(page) == (1, 1, "1 / 100")
    touched = page.run(
        "return [...document.querySelectorAll('button, select, .chip, .axes span')].filter((each) => !each.hidden)"
        ".map((each) => each.getBoundingClientRect()).filter((box) => box.width).map((box) => [box.width, box.height])"
    )
    assert min(size for box in touched for size in box) >= 24, "WCAG 2.5.8 asks for 24 pixels"


def assert_same_paths(page: Page, start: list[float]) -> None:
    moved = replace(NOTEBOOK, start=(start[0], start[1]))
    for index, run in enumerate(NOTEBOOK.runs):
        expected = recorded(moved.trial(run)).trajectory.position.ravel().tolist()
        assert page.run("return [...lab.paths[arguments[0]].x]", index) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_settings_of_a_run_change_its_path_alone(page: Page) -> None:
    page.show(NOTEBOOK)
    slider, field = page.driver.find_elements(By.CSS_SELECTOR, ".knob input")[:2]
    slider.send_keys(Keys.ARROW_RIGHT)
    assert page.run("return lab.rule().settings.learning_rate") == 0.2
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("0.25", Keys.ENTER)
    tuned = NOTEBOOK.runs[2].restarted(RMSProp(learning_rate=0.25, beta=0.9))
    for index, run in enumerate((*NOTEBOOK.runs[:2], tuned)):
        expected = recorded(NOTEBOOK.trial(run)).trajectory.position.ravel().tolist()
        assert page.run("return [...lab.paths[arguments[0]].x]", index) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    page.run("lab.goTo(3)")
    step = dissect(tuned.rule, recorded(NOTEBOOK.trial(tuned)), 3)
    assert page.run(LINES)[1::2] == [line.text for line in solved(step, 1)]
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("1000", Keys.ENTER)
    assert field.get_attribute("aria-invalid") == "true"
    assert page.run("return lab.rule().settings.learning_rate") == 0.25
    page.driver.find_element(By.XPATH, "//button[text()='As recorded']").click()
    assert page.run("return [lab.isMoved, lab.rule().settings.learning_rate]") == [False, 0.1]


# screens, themes, and those who cannot see or point


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_on_any_screen(page: Page, screen: str) -> None:
    page.look(*SCREENS[screen], touch=screen == "phone")
    runs = tuple(Run(RULES[name]()) for name in ("rmsprop", "adam", "nadam", "dog"))
    page.show(replace(NOTEBOOK, runs=runs))
    page.run("lab.goTo(37)")
    for index, run in enumerate(runs):
        page.run("lab.choose({ selected: arguments[0] })", index)
        assert page.run(CUT) == [], run.label
        assert page.run("return document.documentElement.scrollWidth") <= SCREENS[screen][0]
        assert min(page.run(SIZES)) >= 12, "formulas can be read"


def ground(page: Page) -> str:
    """The colour behind everything, as #rrggbb."""
    parts = page.run("return getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g)")
    return "#" + "".join(f"{int(part):02x}" for part in parts)


def test_it_is_dark_where_the_system_is_and_the_switch_has_the_last_word(page: Page) -> None:
    for system, theme in (("dark", DARK), ("light", LIGHT)):
        page.look(prefers_color_scheme=system)
        page.show(NOTEBOOK)
        assert ground(page) == theme.ground
        before = page.run(PIXEL)
        switch = page.driver.find_element(By.ID, "theme")
        grounds = []
        for _ in range(3):
            switch.click()
            grounds.append(ground(page))
        assert grounds == [LIGHT.ground, DARK.ground, theme.ground]
        assert page.run(PIXEL) == before
        page.look(prefers_color_scheme="light" if system == "dark" else "dark")
        assert page.run_async("setTimeout(() => done(true), 100)")
        assert page.run(PIXEL) != before, "drawings follow the system too"


def test_without_motion_heads_stand_on_steps(page: Page) -> None:
    moved = "const { lab } = window.rmspropLab.stages[0]; setTimeout(() => done(lab.part), 500)"
    for wish, glides in (("no-preference", True), ("reduce", False)):
        page.look(prefers_reduced_motion=wish)
        page.show(NOTEBOOK, replace(first_view(NOTEBOOK), speed=1.0))
        keys(page, Keys.SPACE)
        assert (page.run_async(moved) > 0) == glides


def test_tab_reaches_everything_in_order_and_the_focus_is_seen(page: Page) -> None:
    page.show(NOTEBOOK)
    reached = []
    for _ in range(9):
        keys(page, Keys.TAB)
        reached.append(page.run(FOCUS))
    assert [style for _, style in reached] == ["solid"] * len(reached)
    names = " | ".join(name for name, _ in reached)
    order = (
        "Theme",
        "RMSProp",
        "Start at",
        "One step back",
        "Play",
        "One step forward",
        "Step",
        "Steps a second",
        "Paths",
    )
    places = [names.index(name) for name in order]
    assert places == sorted(places)


def test_every_control_and_drawing_has_a_name(page: Page) -> None:
    page.show(NOTEBOOK)
    assert page.run(NAMELESS) == []


def test_limits_are_called_as_in_the_window(page: Page) -> None:
    along, askew = SURFACES["quadratic"], SURFACES["quadratic"].with_values(angle=30)
    for surface, rule, names in (
        (along, RULES["gradient_descent"](), ["2/λ₁", "2/λ₂"]),
        (askew, RULES["gradient_descent"](), ["2/λmax", "2/λmax"]),
        (askew, RMSProp(), ["2·r₁/λmax", "2·r₂/λmax"]),
        (along, RULES["lion"](), ["", ""]),
    ):
        page.show(Experiment(surface, surface.start, (Run(rule),), 5))
        page.run("lab.goTo(3)")
        assert page.run("return lab.limitNames()") == names
    assert "Lion is stable" in page.text(".rates .soft")


# other experiments


@pytest.mark.parametrize("measure", ["distance", "tracking", "step", "gradient", "held_out", "mean of squares v"])
def test_charts_show_what_the_view_says(page: Page, measure: str) -> None:
    surface = SURFACES["iris"] if measure == "held_out" else SURFACES["moving_target"]
    experiment = Experiment(surface, surface.start, (Run(RMSProp()), Run(RULES["adam"]())), 20)
    charts = (ChartView(measure, logarithmic=False), ChartView("loss"))
    page.show(experiment, replace(first_view(experiment), charts=charts, step=20))
    read = measure_named(measure, [run.rule for run in experiment.runs]).read
    for index, run in enumerate(experiment.runs):
        expected = read(run.rule, recorded(experiment.trial(run)), experiment.objective)
        found = page.run(
            "return stage.charts[0].series[arguments[0]]?.map((each) => [...each].map(String)) ?? null", index
        )
        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            told = [float(text.replace("Infinity", "inf")) for column in found for text in column]
            assert told == pytest.approx(expected.T.ravel().tolist(), rel=1e-9, nan_ok=True)
    assert page.problems() == []


HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "&amp;'\"`${1}",
    "a\u2028b".replace("\u2028", " "),
    "]]>",
)


def test_labels_are_never_markup(page: Page) -> None:
    runs = tuple(Run(RMSProp(), label, style) for style, label in enumerate(HOSTILE))
    page.show(replace(NOTEBOOK, runs=runs))
    assert page.run("return [...document.querySelectorAll('.chip .name')].map((each) => each.textContent)") == list(
        HOSTILE
    )
    assert page.run("return document.querySelectorAll('img, iframe, object').length") == 0
    assert page.problems() == []


def test_what_is_not_the_page_s_own_does_not_run(page: Page) -> None:
    """Not even if it came into the page in some way: the policy allows its own script and style alone."""
    page.open(write_page(NOTEBOOK, first_view(NOTEBOOK)).replace("</main>", "</main><script>window.ran = 1</script>"))
    assert page.run("return window.ran ?? null") is None
    assert any("Content Security Policy" in problem for problem in page.problems())
