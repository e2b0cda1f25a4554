"""What is spoken of without being a letter of one formula: each with a sentence, where it can be, and a formula."""

from rmsprop_gui.formulas import parse
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Box, Piece, letter, relation, typeset
from rmsprop_gui.guide.entry import Entry, Formulas, Shelf
from rmsprop_gui.guide.letters import key_of as letter_of
from rmsprop_gui.guide.optimizers import key_of as optimizer_of
from rmsprop_gui.optimizers import RULES, meanings
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.catalogue.letters import CONDITION

_LETTERS: dict[str, Meaning | Symbol] = {
    "x": meanings.POSITION,
    "r": meanings.RATE,
    "d": meanings.DIRECTION,
    "g": meanings.GRADIENT,
    "m": meanings.MEAN,
    "m_hat": meanings.CORRECTED_MEAN,
    "beta1": meanings.MEMORY_OF_DIRECTION,
    "beta": meanings.MEMORY_OF_SQUARES,
    "t": meanings.STEP,
    "eta": meanings.LEARNING_RATE,
    "kappa": CONDITION,
    "omega": meanings.WEIGHT_DECAY,
    "c": meanings.CLIP_NORM,
    "norm": meanings.LENGTH,
    "g_new": meanings.altered_gradient(1),
    "curvature": Symbol("λ"),
    "largest": Symbol("λ", "max"),
    "smallest": Symbol("λ", "min"),
    "n": Symbol("n", "½"),
}
"""What stands in the formulas below."""


def _term(title: str, text: str, seen: str, formula: str = "", see: tuple[str, ...] = ()) -> Entry:
    """`formula` is `left = right` or empty."""
    formulas = (Formulas((_typeset(formula),)),) if formula else ()
    return Entry(f"term {title.lower()}", title, Shelf.TERMS, text, formulas=formulas, seen=seen, see=see)


def _typeset(formula: str) -> Box:
    left, _, right = formula.partition(" = ")
    return relation(_atom(left).box, "=", typeset(parse(right), _atom).box)


def _atom(name: str) -> Piece:
    meant = _LETTERS[name]
    return letter(meant) if isinstance(meant, Symbol) else letter(meant.symbol, meant)


def _optimizer(name: str) -> str:
    return optimizer_of(RULES[name])


def _surface(name: str) -> str:
    return f"surface {SURFACES[name].name}"


_RATE, _BETA1, _BETA2 = map(letter_of, (meanings.RATE, meanings.MEMORY_OF_DIRECTION, meanings.MEMORY_OF_SQUARES))

TERMS: tuple[Entry, ...] = (
    _term(
        "Step",
        "Every optimizer moves by a rate times a direction, for each parameter by itself. Momentum changes the "
        "direction, AdaGrad and RMSProp change the rate, Adam changes both.",
        "The last line of the formula; I walks through its parts.",
        "x = x - r * d",
        (letter_of(meanings.RATE), letter_of(meanings.DIRECTION)),
    ),
    _term(
        "Effective rate",
        "How far one parameter goes for its direction at this step. Gradient descent has one rate for all parameters; "
        "what scales has one for each.",
        "The bars beside the formula, and the chart of the effective rate.",
        see=(_RATE, _optimizer("rmsprop")),
    ),
    _term(
        "Curvature",
        "How fast the slope changes along a direction: the second derivative. The Hessian holds all of it; its "
        "eigenvalues λ are the curvatures along the axes of an ellipse.",
        "K draws that ellipse at the run and at the pointer.",
    ),
    _term(
        "Condition number",
        "The largest curvature over the smallest: how many times steeper the valley is across than along. One rate "
        "for both is too large for one or too small for the other.",
        "Below the formula of the surface.",
        "kappa = largest / smallest",
        (_surface("quadratic"),),
    ),
    _term(
        "Stability limit",
        "Along an axis of curvature λ, gradient descent with a rate above 2/λ goes farther with each step. Other rules "
        "have limits of their own.",
        "The lines in the chart of the effective rate, the marks on its bars, and the bands above η.",
        "r = 2 / curvature",
        (_optimizer("gradient_descent"),),
    ),
    _term(
        "Edge of stability",
        "Where RMSProp comes to rest without a schedule: as gradients shrink its rate rises, until it reaches the "
        "stability limit. It then swings from side to side by about half of its learning rate.",
        "The chart of the effective rate, in a run of 300 steps.",
        see=("term stability limit", _optimizer("rmsprop")),
    ),
    _term(
        "Forgetting",
        "A running mean keeps the part β of what it was at each step, so what is long ago fades. AdaGrad keeps all of "
        "its sum: its rate only ever falls.",
        "The bars of what a run remembers: RMSProp's tail fades, AdaGrad's never does.",
        see=(_BETA2, _optimizer("adagrad"), _optimizer("rmsprop")),
    ),
    _term(
        "Half-life",
        "After how many steps a gradient counts half in a running mean: 6.6 for β = 0.9, 69 for β = 0.99.",
        "Below the bars of what a run remembers.",
        "n = log(1 / 2) / log(beta)",
        (_BETA1, _BETA2),
    ),
    _term(
        "Bias correction",
        "A running mean that starts at zero is too small at first. Divided by what it has been given, it is not.",
        "The lines of Adam, and a switch of EWMA momentum.",
        "m_hat = m / (1 - beta1**t)",
        (_optimizer("adam"), _optimizer("ewma_momentum")),
    ),
    _term(
        "Momentum",
        "What remembers past gradients goes on where they agree and slows down where they change sign: it smooths the "
        "direction, and may overshoot.",
        "The path of EWMA momentum in the opening comparison.",
        see=(_optimizer("momentum"), _optimizer("ewma_momentum"), _optimizer("nesterov")),
    ),
    _term(
        "Overshoot",
        "A step that lands on the other side of the minimum. Turns along each axis are counted.",
        "The comparison table, T.",
        see=("term momentum",),
    ),
    _term(
        "Saddle",
        "A point with no slope that is a minimum along one direction and a maximum along another.",
        "The surfaces of that group; the state of a run says whether it rests at one.",
        see=(_surface("saddle"), _surface("monkey_saddle")),
    ),
    _term(
        "Noise",
        "Each step is given a gradient that chance has changed, as a batch of data does. All runs are given the same.",
        "Below the surface, under Noise; Shift+C averages over many seeds.",
        see=(letter_of(meanings.TRUE_GRADIENT),),
    ),
    _term(
        "Batch",
        "The rows of data that a step is given: some of them instead of all, drawn anew for each step.",
        "Below a surface over data, under Noise; Y rings them.",
        see=(_surface("line"),),
    ),
    _term(
        "Held-out loss",
        "The loss over rows that no step has learned from. Where it rises while the loss falls, a model learns the "
        "rows and not what is behind them.",
        "Y, and a chart of its own.",
        see=(_surface("one_tree"), _surface("iris")),
    ),
    _term(
        "Schedule",
        "A factor that lowers the rate from step to step, so that what swings comes to rest.",
        "On the card of a run, below its variants.",
        see=(letter_of(meanings.SCHEDULE_NOW), letter_of(meanings.SCHEDULE_FACTOR)),
    ),
    _term(
        "Weight decay",
        "A pull to zero beside the step, which no rate scales. An L2 penalty pulls within the gradient, where it is "
        "scaled away.",
        "On the card of a run, below its variants.",
        "x = x - r * d - eta * omega * x",
        (letter_of(meanings.WEIGHT_DECAY), letter_of(meanings.L2_PENALTY), _optimizer("adamw")),
    ),
    _term(
        "Clipping",
        "A gradient that is too long is cut: each part by itself, or all of it to a length.",
        "On the card of a run, below its variants.",
        "g_new = g * minimum(1, c / norm)",
        (letter_of(meanings.CLIP_NORM), letter_of(meanings.CLIP_VALUE)),
    ),
    _term(
        "Tracking error",
        "How far a step begins from where the minimum is at that step, on a surface whose minimum moves.",
        "A chart of that name.",
        see=(_surface("moving_target"), _surface("circle")),
    ),
    _term(
        "Diverged",
        "A run whose numbers have overflowed. Its path ends with the last finite point: nothing is clipped or hidden.",
        "The card of the run, and the comparison table.",
        see=("term stability limit",),
    ),
    _term(
        "At rest",
        "Each of the last ten steps was shorter than a millionth of the distance from the start. Swinging by half of η "
        "is no rest.",
        "The comparison table, which says whether that is at a minimum, at a saddle, where it is flat or on a slope.",
        see=("term edge of stability",),
    ),
    _term(
        "Pin",
        "A path that is kept, to be compared with what is changed next.",
        "P keeps the paths that are shown, Shift+P removes the pins.",
    ),
)
