"""What is wrong with a typed rule, and where: a plain sentence with line and column."""

import pytest

from optimizers.own.texts import RMSPROP
from rmsprop_gui.optimizers.own import MAX_TEXT, OwnRuleError, own_rule
from rmsprop_gui.optimizers.own.base import OwnRule
from rmsprop_gui.optimizers.own.limits import MAX_EQUATIONS, MAX_HYPERPARAMETERS, MAX_LINE
from rmsprop_gui.optimizers.own.names import GREEK
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.wrappers import Schedule

END = "rate = eta\ndirection = g\n"

# What is typed, whole or between the learning rate and two lines that are right; where, and of what the message speaks.
WRONG: list[tuple[str, int, int, str]] = [
    ("", 1, 1, "the learning rate is not declared"),
    ("eta: 0.1", 1, 9, "no line sets the rate: add one, as in rate = eta"),
    ("eta: 0.1\nrate = eta", 2, 11, "no line sets the direction"),
    ("rate = eta\ndirection = g", 1, 8, "add a line such as eta: 0.1"),
    ("eta = 0.9/sqrt(t)\nrate = eta\ndirection = g", 2, 8, "add a line such as eta: 0.1"),
    (f"eta: 0.1\nv starts at 1/(eta - 0.1)\nv = v\n{END}", 2, 12, "what v starts at is no finite number"),
    (f"eta: 0.1\nrate = 1\n{END}", 3, 1, "rate is set already, in line 2"),
    (f"eta: 0.1\nahead = x\nahead = x\n{END}", 3, 1, "ahead is set already, in line 2"),
    (f"eta: 0.1\nv starts at 1\nv starts at 2\nv = v\n{END}", 3, 1, "what v starts at is said already"),
]
WRONG += [
    (f"eta: 0.1\n{line}\n{END}", 2, column, reason)
    for line, column, reason in (
        ("v = beta*v + g**2", 5, "nothing says what beta is: declare it by a line such as beta: 0.9"),
        ("  v = v + gg", 11, "nothing says what gg is"),
        ("v = v + (1 - v", 15, "a closing parenthesis is expected instead of the end"),
        ("v = v + * g", 9, "instead of '*'"),
        ("v = sqr(v)", 5, "there is no function sqr: there are sqrt, exp"),
        ("v = sqrt v", 5, "sqrt needs an argument"),
        ("v = maximum(v)", 5, "maximum takes two arguments"),
        ("v = g[0]", 6, "use round parentheses"),
        ("v = g.real", 6, "'.' is not allowed"),
        ("v = β*g", 5, "write beta for β"),
        ("v = x1", 5, "one parameter at a time, whose position is x"),
        ("v = rate*g", 5, "rate is read before a line sets it"),
        ("v = g_norm", 5, "the name g_norm is taken"),
        ("v = g if t else x", 7, "the name if is not allowed"),
        ("v = g**2000", 6, "an exponent beyond 1000"),
        ("v = 1e999", 5, "too large"),
        ("v = g; w = v", 6, "';' is not allowed"),
        ("v", 1, "a line sets something"),
        ("v == g", 1, "a line sets something"),
        ("= g", 1, "a name is missing here"),
        ("v w = g", 1, "is not a name"),
        ("2v = g", 1, "is not a name"),
        ("_v = g", 1, "is not a name"),
        ("lambda = g", 1, "is not a name"),
        ("sqrt = g", 1, "it is a function"),
        ("g = 3", 1, "g is the gradient: a line can read it, but not set it"),
        ("t = 3", 1, "t is the step"),
        ("v += g**2", 3, "write v = v + …"),
        ("beta: high", 7, "a number is expected"),
        ("beta:", 6, "a number is expected"),
        ("beta: 0.9 from 0", 7, "a number is expected"),
        ("beta: 1e13", 7, "a number beyond 1e+12"),
        ("beta: 0.9 from 1 to 0", 1, "has to go upwards"),
        ("beta: 2 from 0 to 1", 1, "beta is 2, but its range is 0 to 1"),
        ("beta: -1 from -2 to 1 log", 1, "cannot be logarithmic"),
        ("β: 0.9", 1, "write beta for β"),
        ("lr: 0.9", 1, "lr is declared already, in line 1"),
        ("rate: 0.9", 1, "rate is no hyperparameter"),
        ("weight_decay: 0.9", 1, "the name weight_decay is taken"),
        ("step: 0.9", 1, "call the hyperparameter otherwise, such as step_1"),
        ("a_now: 0.9", 1, "the name a_now is taken"),
        ("q starts at 1", 1, "q is not remembered"),
        ("v starts at g\nv = v", 13, "made of numbers and hyperparameters"),
        ("ahead = x - g", 13, "there is none yet"),
        ("far = length of", 16, "is expected instead of the end"),
        ("far = length of h", 17, "nothing says what h is"),
        ("far = length of far", 17, "far is a length: only lines can read it"),
        ("far = length of eta*t", 16, "a length is that of what each parameter has its own part of"),
        ("rate = length of x", 1, "call the length otherwise"),
        ("eta = length of x", 1, "call the length otherwise"),
        ("ahead = length of x", 1, "call the length otherwise"),
        ("t = length of x", 1, "t is the step"),
        ("v" * 41 + " = g", 1, "is not a name"),
        (f"v = {'g+' * MAX_LINE}g", MAX_LINE + 1, f"at most {MAX_LINE} characters"),
        (f"v = {'(' * 80}g{')' * 80}", 69, "too many levels"),
    )
]


@pytest.mark.parametrize(("text", "line", "column", "reason"), WRONG, ids=lambda item: repr(item)[:40])
def test_what_is_wrong_is_named_with_its_place(text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(OwnRuleError) as caught:
        own_rule(text)
    error = caught.value
    assert reason in error.reason
    assert (error.line, error.column) == (line, column)
    assert str(error) == f"line {error.line}, column {error.column}: {error.reason}"
    assert error.reason.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "v" * (MAX_TEXT + 1),
        "eta: 1\n" + "".join(f"a{i} = g\n" for i in range(MAX_EQUATIONS + 1)),
        "eta: 1\n" + "".join(f"a{i}: 1\n" for i in range(MAX_HYPERPARAMETERS)),
        "eta: 1\n" + "".join(f"a{i} = {'+'.join('g' * 60)}\n" for i in range(MAX_EQUATIONS)),
    ],
    ids=["letters", "lines", "hyperparameters", "parts"],
)
def test_there_are_limits(text: str) -> None:
    with pytest.raises(OwnRuleError, match=r"longer than|more than"):
        own_rule(text)


def taken_by_rules() -> list[str]:
    """What a field of a class of rules cannot be called."""
    return sorted(name for name in {*dir(OwnRule), *dir(UpdateRule)} if not name.startswith("_"))


def test_no_hyperparameter_hides_what_a_rule_has() -> None:
    for name in taken_by_rules():
        with pytest.raises(OwnRuleError, match=r"is taken|is not a name"):
            own_rule(f"eta: 1\n{name}: 1\n{END}")


def test_no_line_sets_what_wrappers_set() -> None:
    rule = own_rule(f"eta: 1\n{END}")
    falling = next(name for name in Schedule.FACTORS if name != "constant")
    everything = {"clip_value": 1.0, "clip_norm": 1.0, "l2": 0.1, "weight_decay": 0.1, "schedule": falling}
    schemes = [rule(**everything), own_rule("eta: 1\nrate = eta/2\na = rate\ndirection = g + a")(**everything)]
    late = own_rule("eta: 1\ndirection = g\nrate = eta/2\n")(**everything)
    added = {name for one in (*schemes, late) for name in one.update().quantities}
    assert {"g_value", "g_norm", "g_l2", "schedule_now", "rate_alone", "direction_alone"} <= added
    for name in added:
        with pytest.raises(OwnRuleError, match="is taken"):
            own_rule(f"eta: 1\n{name} = 1\n{END}")


def test_what_is_as_people_type() -> None:
    typed = own_rule("# mine\r\nlr: .1 # as usual\n\nv=v + g^2   # ever\n rate = 2lr / √(v)\ndirection = 1·g\n")
    strict = own_rule("lr: 0.1\nv = v + g**2\nrate = 2*lr/sqrt(v)\ndirection = 1*g\n")
    assert typed.own_equations == strict.own_equations


def test_every_greek_letter_is_offered_by_its_name() -> None:
    for name, letter in GREEK.items():
        with pytest.raises(OwnRuleError, match=f"write {name} for {letter}"):
            own_rule(f"eta: 1\nv = {letter}\n{END}")


def test_words_are_not_taken_apart() -> None:
    """`vt` is no product in a rule: names are often letters, and a slip of the keyboard must not become one."""
    with pytest.raises(OwnRuleError, match="nothing says what vt is"):
        own_rule(f"eta: 1\nv = vt + g\n{END}")
    assert own_rule(RMSPROP)().values()["beta"] == 0.9
