"""Where two formulas differ, by the structure of their trees: which parts of either the other one has not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import eq

from rmsprop_gui.formulas.parser import names
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Number, fold, operands, with_operands

Path = tuple[int, ...]
"""The way from the root of a tree down to a part: the place of each node among the operands of the one above."""
Same = Callable[[str, str], bool]
_NAME, _NUMBER = 2, 1  # what a name and a number weigh
_IN_COMMON = 2 * _NAME  # what two parts must have in common, on both sides together: at least one name
_DEEP, _LARGE = 64, 40_000  # levels, and pairs of nodes: beyond that two formulas are compared as wholes
_ROOT: frozenset[Path] = frozenset({()})
_NOTHING: frozenset[Path] = frozenset()


@dataclass(frozen=True)
class Difference:
    """The parts of the first and of the second formula that the other has not, and how much they weigh together."""

    first: frozenset[Path] = _NOTHING
    second: frozenset[Path] = _NOTHING
    weight: int = 0

    def beside(self, other: "Difference") -> "Difference":
        """The differences of two pairs of parts that lie side by side."""
        return Difference(self.first | other.first, self.second | other.second, self.weight + other.weight)

    def below(self, first: Path, second: Path) -> "Difference":
        """The same, of trees that are parts of larger ones."""
        return Difference(_moved(self.first, first), _moved(self.second, second), self.weight)


def difference(first: Expression, second: Expression, same: Same = eq) -> Difference:
    """What the two have not in common; `same` says whether two names stand for the same thing.

    Sums are compared term by term and products factor by factor, in order, so that v + g² and βv + (1 − β)g² differ by
    β and 1 − β alone.
    """
    found = _Comparison(same).of(first, second)
    return Difference(_joined(first, found.first), _joined(second, found.second), found.weight)


@dataclass(frozen=True)
class Extract:
    """A formula with a name of its own in the place of each of some parts, and those parts by their names."""

    expression: Expression
    parts: dict[str, Expression]


def extract(expression: Expression, paths: Iterable[Path]) -> Extract:
    """Give the parts at these places names that nothing else in the formula has."""
    taken, parts = set(names(expression)), dict[str, Expression]()
    for path in sorted(paths):
        name = next(name for count in range(len(taken) + 1) if (name := f"part_{len(parts)}_{count}") not in taken)
        parts[name] = _part(expression, path)
        expression = _replaced(expression, path, Name(name))
    return Extract(expression, parts)


def weight(expression: Expression) -> int:
    """How much a formula weighs: the names and numbers in it."""
    return fold(expression, _weigh)


def _weigh(node: Expression, parts: list[int]) -> int:
    own = _NAME if isinstance(node, Name) else _NUMBER if isinstance(node, Number) else 0
    return own + sum(parts)


class _Comparison:
    """Compares parts of two trees with each other, each pair once."""

    def __init__(self, same: Same) -> None:
        self._same = same
        self._known: dict[tuple[Expression, Expression], Difference] = {}

    def of(self, first: Expression, second: Expression) -> Difference:
        """The least difference between two trees."""
        if (first, second) not in self._known:
            self._known[first, second] = self._least(first, second)
        return self._known[first, second]

    def _least(self, first: Expression, second: Expression) -> Difference:
        if self._are_same(first, second):
            return Difference()
        whole = Difference(_ROOT, _ROOT, weight(first) + weight(second))
        if max(first.depth, second.depth) > _DEEP or first.size * second.size > _LARGE:
            return whole
        compared = (way(first, second) for way in (self._by_terms, self._by_factors, self._by_quotient, self._by_parts))
        found = [one for one in compared if one is not None and one.weight <= max(whole.weight - _IN_COMMON, 0)]
        return min((*found, whole), key=lambda one: one.weight)

    def _are_same(self, first: Expression, second: Expression) -> bool:
        if isinstance(first, Name) and isinstance(second, Name):
            return self._same(first.name, second.name)
        return first == second and all(self._same(name, name) for name in names(first))

    def _by_terms(self, first: Expression, second: Expression) -> Difference | None:
        return self._in_order(_terms(first), _terms(second))

    def _by_factors(self, first: Expression, second: Expression) -> Difference | None:
        return self._in_order(_factors(first), _factors(second))

    def _in_order(self, first: "_Parts", second: "_Parts") -> Difference | None:
        """The least difference of two sequences of parts, some of which the other may not have."""
        if len(first) == len(second) == 1:
            return None
        best = [[Difference()] * (len(second) + 1) for _ in range(len(first) + 1)]
        for i in range(len(first) + 1):
            for j in range(len(second) + 1):
                ways = []
                if i:
                    ways.append(best[i - 1][j].beside(_only_first(first[i - 1])))
                if j:
                    ways.append(best[i][j - 1].beside(_only_second(second[j - 1])))
                if i and j and first[i - 1][0] == second[j - 1][0]:
                    (_, path, part), (_, other_path, other) = first[i - 1], second[j - 1]
                    ways.append(best[i - 1][j - 1].beside(self.of(part, other).below(path, other_path)))
                best[i][j] = min(ways, key=lambda one: one.weight, default=Difference())
        return best[-1][-1]

    def _by_quotient(self, first: Expression, second: Expression) -> Difference | None:
        """A quotient beside something that is none: what it is divided by is the difference."""
        if _is_quotient(first) and not _is_quotient(second):
            top, bottom = operands(first)
            return self.of(top, second).below((0,), ()).beside(_only_first(("+", (1,), bottom)))
        if _is_quotient(second) and not _is_quotient(first):
            top, bottom = operands(second)
            return self.of(first, top).below((), (0,)).beside(_only_second(("+", (1,), bottom)))
        return None

    def _by_parts(self, first: Expression, second: Expression) -> Difference | None:
        """The same operation on both sides: part by part."""
        if not operands(first) or _operation(first) != _operation(second):
            return None
        total = Difference()
        for place, (part, other) in enumerate(zip(operands(first), operands(second), strict=True)):
            total = total.beside(self.of(part, other).below((place,), (place,)))
        return total


_Parts = list[tuple[str, Path, Expression]]
"""Terms with their signs, or factors: where each of them is, and what."""


def _terms(expression: Expression, path: Path = (), sign: str = "+") -> _Parts:
    if not (isinstance(expression, Binary) and expression.operator in ("+", "-")):
        return [(sign, path, expression)]
    turned = sign if expression.operator == "+" else {"+": "-", "-": "+"}[sign]
    return [*_terms(expression.left, (*path, 0), sign), *_terms(expression.right, (*path, 1), turned)]


def _factors(expression: Expression, path: Path = ()) -> _Parts:
    if not (isinstance(expression, Binary) and expression.operator == "*"):
        return [("*", path, expression)]
    return [*_factors(expression.left, (*path, 0)), *_factors(expression.right, (*path, 1))]


def _only_first(part: tuple[str, Path, Expression]) -> Difference:
    return Difference(frozenset({part[1]}), _NOTHING, weight(part[2]))


def _only_second(part: tuple[str, Path, Expression]) -> Difference:
    return Difference(_NOTHING, frozenset({part[1]}), weight(part[2]))


def _is_quotient(expression: Expression) -> bool:
    return isinstance(expression, Binary) and expression.operator == "/"


def _operation(expression: Expression) -> tuple[str, str, int]:
    """What a node does, and to how many operands."""
    name = ""
    match expression:
        case Binary(operator=sign) | Comparison(operator=sign):
            name = sign
        case Call(function=function):
            name = function
    return type(expression).__name__, name, len(operands(expression))


def _moved(paths: frozenset[Path], below: Path) -> frozenset[Path]:
    return frozenset((*below, *path) for path in paths) if below else paths


def _joined(expression: Expression, paths: frozenset[Path], here: Path = ()) -> frozenset[Path]:
    """The same parts; where all operands of a node are among them, the node is one part."""
    if here in paths or not any(path[: len(here)] == here for path in paths):
        return frozenset({here}) if here in paths else _NOTHING
    below = [(*here, place) for place in range(len(operands(expression)))]
    found = [_joined(part, paths, path) for part, path in zip(operands(expression), below, strict=True)]
    if all(path in marked for path, marked in zip(below, found, strict=True)):
        return frozenset({here})
    return frozenset().union(*found)


def _part(expression: Expression, path: Path) -> Expression:
    for place in path:
        expression = operands(expression)[place]
    return expression


def _replaced(expression: Expression, path: Path, part: Expression) -> Expression:
    if not path:
        return part
    parts = list(operands(expression))
    parts[path[0]] = _replaced(parts[path[0]], path[1:], part)
    return with_operands(expression, tuple(parts))
