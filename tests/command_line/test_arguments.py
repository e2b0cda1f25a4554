"""What is typed becomes an experiment, or one line that says what is wrong and what is allowed."""

from pathlib import Path

import pytest
from optimizers.own.texts import RMSPROP

from rmsprop_gui import __version__
from rmsprop_gui.__main__ import main
from rmsprop_gui.command_line.arguments import COMMANDS, parse_arguments
from rmsprop_gui.command_line.experiment_options import experiment
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.typed_surface import typed_surface

from .program import run

SURFACE_NAMES, RULE_NAMES = ", ".join(SURFACES), ", ".join(RULES)
TWO_NUMBERS = "argument --start: must be two numbers with a comma between them"
COORDINATE = "must be between -1,000,000 and 1,000,000"
WHOLE = "argument --steps: must be a whole number from 1 to 100000"

# What is typed after `trace`, and what the line must say.
WRONG: list[tuple[list[str], str]] = [
    (["--hills\n--valleys"], "unrecognized arguments: --hills --valleys"),
    (["--surface", "hill"], f"argument --surface: unknown surface 'hill'; choose from {SURFACE_NAMES}"),
    (["--surface", ""], "argument --surface: unknown surface ''"),
    (["--surface", "Quadratic"], "argument --surface: unknown surface 'Quadratic'"),
    (["--surface"], "argument --surface: expected one argument"),
    (["--surface", "quadratic:"], "argument --surface: quadratic has no key ''; its keys are kappa, angle"),
    (["--surface", "quadratic:slope=1"], "argument --surface: quadratic has no key 'slope'; its keys are kappa, angle"),
    (["--surface", "bowl:kappa=3"], "argument --surface: bowl has no key 'kappa'; its keys are none"),
    (["--surface", "quadratic:kappa=0"], "quadratic: kappa must be between 1 and 10000, not 0"),
    (["--surface", "quadratic:angle=x"], "quadratic: angle must be a number from -180 to 180, not 'x'"),
    (["--surface", "quadratic:angle=1,angle=2"], "argument --surface: quadratic: angle is given twice"),
    (["--function", "2x3^2"], "argument --function: 'x3' is not known here"),
    (["--function", "x +"], "is expected instead of the end at character 4 of the formula 'x +'"),
    (["--function", "sqrt(-1 - x^2)"], "argument --function: this function has no finite value"),
    (["--function", "x" * 100_000], "argument --function: the text is too long"),
    (["--function", "x^2", "--surface", "bowl"], "argument --surface: not allowed with argument --function"),
    (["--function"], "argument --function: expected one argument"),
    (["--noise", "-1"], "argument --noise: must be a number from 0 to 1000, not '-1'"),
    (["--relative-noise", "11"], "argument --relative-noise: must be a number from 0 to 10, not '11'"),
    (["--batch", "0"], "argument --batch: must be a whole number from 1 to 4294967295, not '0'"),
    (["--noise", "loud"], "argument --noise: must be a number from 0 to 1000, not 'loud'"),
    (["--seed", "1.5"], "argument --seed: must be a whole number from 0 to 4294967295, not '1.5'"),
    (["--seed", "-1"], "argument --seed: must be a whole number from 0 to 4294967295, not '-1'"),
    (["--optimizer", "sgd"], f"argument --optimizer: unknown optimizer 'sgd'; choose from {RULE_NAMES}"),
    (["--optimizer", ""], "argument --optimizer: unknown optimizer ''"),
    (["--optimizer", "rms\nprop"], "argument --optimizer: unknown optimizer"),
    (["--optimizer"], "argument --optimizer: expected one argument"),
    (["--optimizer", "rmsprop", "--optimizer", "sgd"], "argument --optimizer: unknown optimizer 'sgd'"),
    (["--optimizer", "rmsprop:gamma=1"], "rmsprop has no key 'gamma'; its keys are learning_rate, beta, epsilon"),
    (["--optimizer", "rmsprop:"], "argument --optimizer: rmsprop has no key ''; its keys are"),
    (["--optimizer", "rmsprop:beta=0.9,"], "argument --optimizer: rmsprop has no key ''; its keys are"),
    (["--optimizer", "rmsprop:beta"], "rmsprop: beta must be a number from 0 to 0.9999, not ''"),
    (["--optimizer", "rmsprop:beta="], "rmsprop: beta must be a number from 0 to 0.9999, not ''"),
    (["--optimizer", "rmsprop:beta=x"], "rmsprop: beta must be a number from 0 to 0.9999, not 'x'"),
    (["--optimizer", "rmsprop:beta=0.9=0.8"], "rmsprop: beta must be a number from 0 to 0.9999, not '0.9=0.8'"),
    (["--optimizer", "rmsprop:beta=1"], "rmsprop: beta must be between 0 and 0.9999, not 1"),
    (["--optimizer", "rmsprop:beta=-0.1"], "rmsprop: beta must be between 0 and 0.9999, not -0.1"),
    (["--optimizer", "rmsprop:beta=nan"], "rmsprop: beta must be between 0 and 0.9999, not nan"),
    (["--optimizer", "adam:learning_rate=inf"], "adam: learning_rate must be between 1e-5 and 10, not inf"),
    (["--optimizer", "adam:learning_rate=0"], "adam: learning_rate must be between 1e-5 and 10, not 0"),
    (["--optimizer", "adam:epsilon=2"], "adam: epsilon must be between 0 and 1, not 2"),
    (["--optimizer", "adam:beta1=0.9,beta1=0.8"], "argument --optimizer: adam: beta1 is given twice"),
    (["--optimizer", "adam:beta=0.9"], "adam has no key 'beta'; its keys are learning_rate, beta1, beta2"),
    (["--optimizer", "adam:bias_correction=1"], "adam: bias_correction must be true or false, not '1'"),
    (["--optimizer", "adam:bias_correction=True"], "adam: bias_correction must be true or false, not 'True'"),
    (["--optimizer", "adam:bias_correction"], "adam: bias_correction must be true or false, not ''"),
    (["--optimizer", "momentum:epsilon=1"], "momentum has no key 'epsilon'; its keys are learning_rate, beta"),
    (["--start", "1"], f"{TWO_NUMBERS}, not '1'"),
    (["--start", "1,2,3"], f"{TWO_NUMBERS}, not '1,2,3'"),
    (["--start", "1;2"], f"{TWO_NUMBERS}, not '1;2'"),
    (["--start", "a,b"], f"{TWO_NUMBERS}, not 'a,b'"),
    (["--start", "-a,b"], "argument --start: "),
    (["--start", ",1"], f"{TWO_NUMBERS}, not ',1'"),
    (["--start", ""], f"{TWO_NUMBERS}, not ''"),
    (["--start", "nan,0"], f"argument --start: x1 {COORDINATE}, not nan"),
    (["--start", "0,inf"], f"argument --start: x2 {COORDINATE}, not inf"),
    (["--start", "1000001,0"], f"argument --start: x1 {COORDINATE}, not 1000001"),
    (["--start"], "argument --start: expected one argument"),
    (["--start", "--steps", "3"], "argument --start: "),
    (["--steps", "0"], f"{WHOLE}, not '0'"),
    (["--steps", "-5"], f"{WHOLE}, not '-5'"),
    (["--steps", "100001"], f"{WHOLE}, not '100001'"),
    (["--steps", "1e3"], f"{WHOLE}, not '1e3'"),
    (["--steps", "2.5"], f"{WHOLE}, not '2.5'"),
    (["--steps", ""], f"{WHOLE}, not ''"),
    (["--steps", "9" * 5000], f"{WHOLE}, not '999"),
    (["--steps"], "argument --steps: expected one argument"),
    (["--output"], "argument --output: expected one argument"),
    (["--colour", "red"], "unrecognized arguments: --colour"),
    (["one", "two"], "unrecognized arguments: two"),
]


def refused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> str:
    """The one line on standard error with which the program refuses."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    assert ended.value.code == 2
    assert out == "" and err.endswith("\n") and err.count("\n") == 1 and "Traceback" not in err
    return err


@pytest.mark.parametrize("typed, said", WRONG, ids=[" ".join(typed)[:40].replace("\n", "|") for typed, _ in WRONG])
def test_a_wrong_argument_is_named_with_what_is_allowed(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refused(capsys, ["trace", *typed])
    assert line.startswith("rmsprop-gui") and said in line


@pytest.mark.parametrize("typed", [["hill"], ["traces"], ["Trace"], ["--trace"], ["catalogue", "all"]], ids=str)
def test_an_unknown_command_is_named(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(capsys, typed)
    assert repr(typed[-1])[1:-1] in line
    assert typed[0].startswith(("-", "cat")) or all(repr(command.name) in line for command in COMMANDS)


@pytest.mark.parametrize(
    "typed",
    [
        ["trace", "--optimizer", "rmsprop:beta=1"],
        ["trace", "--steps", "none"],
        ["trace", "--start", "-a,b"],
        ["trace", "--output", "/nowhere/trace.csv"],
        ["--function", "x +"],
        ["a.rmsprop", "--function", "x^2"],
        ["hill"],
    ],
    ids=str,
)
def test_the_program_refuses_as_the_function_does(typed: list[str]) -> None:
    done = run(*typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def asked_with(typed: list[str]) -> Experiment:
    options = parse_arguments(typed)
    return experiment(options, options.steps)


def test_nothing_typed_after_trace_is_the_notebook_s_comparison() -> None:
    assert asked_with(["trace"]) == notebook_experiment()


def test_everything_typed_is_in_the_experiment() -> None:
    typed = ["trace", "--surface", "beale", "--start", "-1,2", "--steps", "7", "--output", "file"]
    options = parse_arguments([*typed, "--optimizer", "adam:beta1=0.5,epsilon_inside=true", "--optimizer", "adagrad"])
    asked = experiment(options, options.steps)
    assert (asked.surface.name, asked.start, asked.steps, options.output) == ("beale", (-1, 2), 7, "file")
    rules = [run.rule for run in asked.runs]
    assert rules == [RULES["adam"](beta1=0.5, epsilon_inside=True), RULES["adagrad"]()]
    assert len({run.style for run in asked.runs}) == 2


def test_a_surface_s_parameters_and_chance_are_in_the_experiment() -> None:
    typed = ["trace", "--surface", "quadratic:kappa=200,angle=30", "--noise", "0.5", "--seed", "7"]
    asked = asked_with(typed)
    assert asked.surface == SURFACES["quadratic"].with_values(kappa=200.0, angle=30.0)
    assert asked.sampling == Sampling(noise=0.5, seed=7)
    typed = ["trace", "--surface", "line", "--relative-noise", "1", "--batch", "20"]
    assert asked_with(typed).sampling == Sampling(relative_noise=1.0, batch=20)


@pytest.mark.parametrize(
    "surface, why", [("bowl", "has no data"), ("line", "has 20 rows of data")], ids=["no data", "too many"]
)
def test_a_batch_that_the_surface_has_not_is_refused(surface: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"argument --batch: the surface {surface} {why}"):
        asked_with(["trace", "--surface", surface, "--batch", "21"])


@pytest.mark.parametrize("text", ["2x2^2 + 0.1x1^2", "-x^2 + y^2", "x^2 + (y - t)^2"])
def test_a_typed_function_takes_the_place_of_a_surface(text: str) -> None:
    asked = asked_with(["trace", "--function", text])
    assert asked.surface == typed_surface(text) and asked.start == asked.surface.start
    assert parse_arguments(["--function", text]).function == asked.surface


def test_a_start_without_a_value_on_this_surface_is_the_start_s_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    half = FormulaSurface("half", "", "", "sqrt(x1)", ((-1, 1), (-1, 1)), (0.5, 0), ())
    monkeypatch.setitem(SURFACES, "half", half)
    assert main(["trace", "--surface", "half", "--start", "-1,2"]) == 2
    said = "rmsprop-gui: argument --start: the surface half has no finite value at -1, 2\n"
    assert capsys.readouterr() == ("", said)


def test_an_order_does_not_matter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--steps", "2", "--start", "-1,-2"]) == 0
    first = capsys.readouterr().out
    assert main(["trace", "--start", "-1,-2", "--steps", "2"]) == 0
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("typed", [["--help"], ["trace", "--help"], ["catalogue", "--help"]], ids=str)
def test_help_is_given(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 0 and capsys.readouterr().out.startswith("usage: rmsprop-gui")


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["trace", "--help"])
    text = capsys.readouterr().out
    assert all(
        option in text for option in ("--surface", "--function", "--optimizer", "--start", "--steps", "--output")
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"RMSProp Lab {__version__}\n"


@pytest.mark.parametrize("command", ([], ["trace"], ["open"]), ids=str)
def test_what_is_wrong_with_a_typed_optimizer_is_named_with_file_and_place(command: list[str], tmp_path: Path) -> None:
    wrong, none = tmp_path / "wrong.txt", tmp_path / "none.txt"
    wrong.write_text("eta: 0.1\nv = v + h\n", encoding="utf-8")
    for file, reason in ((wrong, "line 2, column 9: nothing says what h is"), (none, "No such file or directory")):
        done = run(*command, "--optimizer-file", str(file))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"rmsprop-gui: argument --optimizer-file: {str(file)!r}: {reason}")
        assert done.stderr.count("\n") == 1


def test_a_window_takes_an_experiment_and_typed_optimizers(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(RMSPROP, encoding="utf-8")
    for arguments in (["a.rmsprop", "--optimizer-file", str(file)], [f"--optimizer-file={file}", "a.rmsprop"]):
        options = parse_arguments(arguments)
        assert (options.command, options.file) == ("open", "a.rmsprop")
        assert [rule.text for rule in options.added] == [RMSPROP]
    assert parse_arguments(["--optimizer-file", str(file)]).file is None
    assert parse_arguments([]).added is None
