"""`rmsprop-gui catalogue`: what can be chosen, with defaults and ranges."""

import pytest

from rmsprop_gui.__main__ import main
from rmsprop_gui.command_line.catalogue import catalogue
from rmsprop_gui.formulas import to_text
from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import ChoiceParameter, SwitchParameter
from rmsprop_gui.surfaces import SURFACES

from .program import environment, run


def entries() -> dict[str, list[str]]:
    """The lines of each entry, by its name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in catalogue():
        if line.startswith("  ") and line[2] != " ":
            name = line.split()[0]
            found[name] = []
        if line.startswith("  "):
            found[name].append(line.strip())
    return found


def test_program_and_function_print_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    done = run("catalogue")
    assert (done.returncode, done.stderr) == (0, "")
    assert main(["catalogue"]) == 0
    assert capsys.readouterr().out == done.stdout == "\n".join(catalogue()) + "\n"


def test_surfaces_come_first_and_in_order() -> None:
    lines = list(catalogue())
    assert lines[0] == "Surfaces" and "Optimizers" in lines
    assert list(entries()) == [*SURFACES, *RULES]


@pytest.mark.parametrize("name", SURFACES)
def test_a_surface_shows_its_formula_its_view_and_its_start(name: str) -> None:
    surface, (first, second, *more) = SURFACES[name], entries()[name]
    (left, right), (bottom, top) = surface.view
    usual = to_text(surface.lines()[0][1]) if surface.parameters else surface.text()
    assert first.endswith(f"{surface.title}: {usual or 'given as code'}")
    view = f"x1 {exact(left)} to {exact(right)}, x2 {exact(bottom)} to {exact(top)}"
    assert second == f"{view}, start {exact(surface.start[0])},{exact(surface.start[1])}"
    assert bool(more) == bool(surface.parameters)
    if more:
        general, *keys = more
        assert general.startswith(f"in general {surface.text()}")
        for line, (key, declared) in zip(keys, surface.parameters.items(), strict=True):
            usual = surface.values()[key]
            written = usual if isinstance(declared, ChoiceParameter) else exact(usual)
            assert line.split()[:3] == [key, "default", written] and declared.label in line


@pytest.mark.parametrize("name", RULES)
def test_an_optimizer_shows_each_key_with_default_and_range(name: str) -> None:
    rule, (title, *lines) = RULES[name], entries()[name]
    assert title.endswith(f"{rule.title} ({rule.year()}): {rule.family.value}")
    assert [line.split()[0] for line in lines] == list(rule.declared())
    for line, (key, declared) in zip(lines, rule.declared().items(), strict=True):
        words = line.split()
        if isinstance(declared, SwitchParameter):
            assert words[1:6] == ["default", str(getattr(rule, key)).lower(), "true", "or", "false"]
        elif isinstance(declared, ChoiceParameter):
            assert words[1:3] == ["default", getattr(rule, key)]
            assert line.endswith(f"{' or '.join(declared.options)}  {declared.label}")
        else:
            allowed = [exact(declared.low), "to", exact(declared.high)]
            assert words[1:6] == ["default", exact(getattr(rule, key)), *allowed]
            assert line.endswith(f"{declared.symbol}, {declared.label}")


def test_what_is_printed_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    """Every default and both ends of every range, as the catalogue spells them, are accepted by `trace`."""
    for name, (_, *lines) in entries().items():
        option = "--optimizer" if name in RULES else "--surface"
        settings = (line.split() for line in lines if line.split()[1] == "default")
        for key, _, default, *allowed in settings:
            for value in {default, allowed[0], allowed[2]}:
                assert main(["trace", "--steps", "1", option, f"{name}:{key}={value}"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("arguments", [["catalogue"], ["trace", "--help"]], ids=str)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_greek_gets_something_to_read(encoding: str, arguments: list[str]) -> None:
    """Windows' redirected output and old locales cannot print β; that is no reason to print nothing."""
    done = run(*arguments, env=environment(PYTHONIOENCODING=encoding))
    assert (done.returncode, done.stderr) == (0, "")
    assert "rmsprop" in done.stdout
