"""What a typed text means: which names are set by hand, remembered from step to step, or made on the way."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from rmsprop_gui.formulas import compile_function, names, substitute, to_text
from rmsprop_gui.formulas.tree import Call, Expression, Name, Number
from rmsprop_gui.optimizers.own.hyperparameters import hyperparameter_of, usual, usual_range
from rmsprop_gui.optimizers.own.kinds import kinds
from rmsprop_gui.optimizers.own.limits import MAX_EQUATIONS, MAX_HYPERPARAMETERS, MAX_PARTS
from rmsprop_gui.optimizers.own.names import AHEAD, ALIASES, GIVEN, why_not_declared, why_not_read, why_not_set
from rmsprop_gui.optimizers.own.text import Declaration, Formula, OwnText
from rmsprop_gui.optimizers.own.words import REMEMBERED, Words
from rmsprop_gui.optimizers.quantity import COMMON, Kind, Length, Quantity
from rmsprop_gui.parameters.parameter import NumericParameter

_NOW = "{}_now"  # what a hyperparameter is called once a line has set it anew
_SET_BY_ALL = ("rate", "direction")
_ZERO = Number(0.0)


@dataclass(frozen=True)
class Reading:
    """All that a class of rules is made of; every name is the one that rules have for it."""

    hyperparameters: Mapping[str, NumericParameter]
    values: Mapping[str, float]
    lines: tuple[tuple[str, Expression], ...]
    asks_at: Expression
    lengths: Mapping[str, Length]
    accumulators: Mapping[str, Quantity]
    intermediates: Mapping[str, Quantity]


def understood(text: OwnText) -> Reading:
    """What the statements say together. Raises OwnRuleError where they do not make a rule."""
    _check_counts(text)
    return _Reader(text).reading()


def _check_counts(text: OwnText) -> None:
    if len(text.declarations) > MAX_HYPERPARAMETERS:
        text.declarations[MAX_HYPERPARAMETERS].place.refuse(f"more than {MAX_HYPERPARAMETERS} hyperparameters")
    if len(text.lines) > MAX_EQUATIONS:
        text.lines[MAX_EQUATIONS].place.refuse(f"more than {MAX_EQUATIONS} lines")
    for others in (text.starts, text.lengths):
        if len(others) > MAX_EQUATIONS:
            others[MAX_EQUATIONS].place.refuse(f"more than {MAX_EQUATIONS} lines of this kind")


class _Reader:
    """Goes through the statements once; what has been found out is there for those that follow."""

    def __init__(self, text: OwnText) -> None:
        self._text = text
        self._declared: dict[str, Declaration] = {}
        self._lines = [line for line in text.lines if line.name != AHEAD]
        self._ahead = [line for line in text.lines if line.name == AHEAD]
        self._set: dict[str, Formula] = {}
        self._remembered: set[str] = set()
        self._size = 0

    def reading(self) -> Reading:
        """The whole, once all has been checked."""
        for declaration in self._text.declarations:
            self._declare(declaration)
        for length in self._text.lengths:
            if _name(length.name) in (*_SET_BY_ALL, AHEAD, *self._declared):
                length.place.refuse(f"{length.name} is something else already: call the length otherwise")
        for line in (*self._text.lengths, *self._lines):
            self._announce(line)
        lengths = {length.name: self._measured(length) for length in self._text.lengths}
        lines = self._all_lines()
        if _LEARNING_RATE not in self._declared:
            self._text.end.refuse(why_not_read("eta"))
        for target in _SET_BY_ALL:
            if target not in self._set:
                self._text.end.refuse(f"no line sets the {target}: add one, as in {_EXAMPLES[target]}")
        return self._worded(lines, self._asked_at(), lengths, self._initial())

    def _declare(self, declaration: Declaration) -> None:
        name = _name(declaration.name)
        if reason := why_not_declared(declaration.name):
            declaration.place.refuse(reason)
        if name in self._declared:
            line = self._declared[name].place.line
            declaration.place.refuse(f"{declaration.name} is declared already, in line {line}")
        self._declared[name] = declaration

    def _announce(self, line: Formula) -> None:
        """Note what a line is going to set: what is read before is what is remembered."""
        name = _name(line.name)
        if reason := why_not_set(line.name):
            line.place.refuse(reason)
        if name in self._set:
            line.place.refuse(f"{line.name} is set already, in line {self._set[name].place.line}")
        self._set[name] = line

    def _all_lines(self) -> list[tuple[str, Expression]]:
        """The lines in the names that rules have; those of hyperparameters that are set anew differ from then on."""
        now: dict[str, Expression] = {}
        done = {length.name for length in self._text.lengths}
        lines = []
        for line in self._lines:
            expression, name = self._parsed(line, self._known()), _name(line.name)
            for read in names(expression):
                if read not in done and read not in self._declared:
                    self._remember(read, line)
            target = _NOW.format(name) if name in self._declared else name
            lines.append((target, substitute(expression, now)))
            if target != name:
                now[name] = Name(target)
            done.add(name)
        return lines

    def _known(self) -> tuple[str, ...]:
        """What lines may read. A learning rate that is only set would leave the settings without one."""
        return (*GIVEN, *self._declared, *(name for name in self._set if name != _LEARNING_RATE))

    def _remember(self, name: str, line: Formula) -> None:
        """A line reads what a later one sets, or the same: it is remembered from step to step."""
        if name in _SET_BY_ALL:
            line.where([name]).refuse(why_not_read(name))
        if name not in GIVEN:
            self._remembered.add(name)

    def _parsed(
        self, formula: Formula, known: Iterable[str], why_not: Callable[[str], str] = why_not_read
    ) -> Expression:
        """The formula of a statement; all of them together may only be so large."""
        words = {typed: name for name in known for typed in (name, *_TYPED_AS.get(name, ()))}
        expression = formula.parsed(words, why_not)
        self._size += expression.size
        if self._size > MAX_PARTS:
            formula.place.refuse(f"all lines together have more than {MAX_PARTS} names, numbers and signs")
        return expression

    def _asked_at(self) -> Expression:
        """Where the gradient is asked."""
        if not self._ahead:
            return Name("x")
        line, *others = self._ahead
        if others:
            others[0].place.refuse(f"{AHEAD} is set already, in line {line.place.line}")
        return self._read_before(line, ("g", "norm"))

    def _measured(self, length: Formula) -> Expression:
        """What something is the length of: of a number alone there would be none."""
        expression = self._read_before(length, ())
        if not {"x", "g", *self._set}.intersection(names(expression)):
            length.at(0).refuse("a length is that of what each parameter has its own part of, such as x or g")
        return expression

    def _read_before(self, formula: Formula, unknown: Collection[str]) -> Expression:
        """A formula that is carried out before the lines, and so reads what is remembered as it was before the step."""
        expression = self._parsed(formula, self._known())
        for read in names(expression):
            if read in unknown:
                formula.where([read]).refuse("where the gradient is asked, there is none yet")
            if any(read == length.name for length in self._text.lengths):
                formula.where([read]).refuse(f"{read} is a length: only lines can read it")
            if read not in self._declared:
                self._remember(read, formula)
        return expression

    def _initial(self) -> dict[str, Expression]:
        """What is remembered, in the order of the lines that set it, and what it starts at."""
        starts: dict[str, Expression] = {}
        for start in self._text.starts:
            name = _name(start.name)
            if name not in self._remembered:
                start.place.refuse(f"{start.name} is not remembered: no line reads it before it is set")
            if name in starts:
                start.place.refuse(f"what {start.name} starts at is said already")
            starts[name] = self._parsed(start, self._declared, _why_no_start)
            usual = {each: Number(declaration.value) for each, declaration in self._declared.items()}
            with np.errstate(all="ignore"):
                if not np.isfinite(compile_function((), (substitute(starts[name], usual),))()):
                    start.at(0).refuse(f"what {start.name} starts at is no finite number")
        return {name: starts.get(name, _ZERO) for name in self._set if name in self._remembered}

    def _worded(
        self,
        lines: list[tuple[str, Expression]],
        asks_at: Expression,
        lengths: Mapping[str, Expression],
        initial: Mapping[str, Expression],
    ) -> Reading:
        ranges = {name: _ends(declaration) for name, declaration in self._declared.items()}
        sizes = [(name, Call("abs", (expression,))) for name, expression in lengths.items()]
        found = kinds([*sizes, *lines], ranges, initial)
        words = Words()
        parameters = {
            name: hyperparameter_of(declaration, words, usual(name, self._keeps_squares(name, lines, found)))
            for name, declaration in self._declared.items()
        }
        measured = {
            name: Length(to_text(expression), self._length(words, name, found[name], expression))
            for name, expression in lengths.items()
        }
        accumulators, intermediates = dict[str, Quantity](), dict[str, Quantity]()
        for name, expression in lines:
            if name in COMMON:
                continue
            kind, about = found[name], f"set by the line {name} = {to_text(expression)}"
            if name in initial:
                meaning, label = words.of_quantity(name, kind), REMEMBERED.get(kind, "remembered")
                accumulators[name] = Quantity(meaning, label, kind, to_text(initial[name]), about)
            elif name not in self._set:
                meaning = words.at_this_step(parameters[name.removesuffix("_now")].meaning)
                intermediates[name] = Quantity(meaning, meaning.key, kind)
            else:
                known = usual(name, self._keeps_squares(name, lines, found))
                meaning = words.of_quantity(name, kind, known.meaning if known else None)
                intermediates[name] = Quantity(meaning, self._set[name].name, kind, about=about)
        values = {name: declaration.value for name, declaration in self._declared.items()}
        return Reading(parameters, values, tuple(lines), asks_at, measured, accumulators, intermediates)

    def _length(self, words: Words, name: str, kind: Kind, expression: Expression) -> Quantity:
        return Quantity(words.of_quantity(name, kind), name, kind, about=f"length of {to_text(expression)}")

    def _keeps_squares(self, name: str, lines: Iterable[tuple[str, Expression]], found: Mapping[str, Kind]) -> bool:
        """Whether the first thing that is remembered with this β is made of squares or of sizes."""
        readers = (_NOW.format(name), name)
        kept = (found[target] for target, one in lines if target in self._remembered and set(readers) & set(names(one)))
        return next(kept, Kind.SQUARES) in (Kind.SQUARES, Kind.SIZES)


_LEARNING_RATE = "learning_rate"
_EXAMPLES = {"rate": "rate = eta", "direction": "direction = g"}


_TYPED_AS = {name: [typed for typed, meant in ALIASES.items() if meant == name] for name in ALIASES.values()}
"""The other words for a name."""


def _why_no_start(name: str) -> str:
    return "what something starts at is made of numbers and hyperparameters"


def _name(typed: str) -> str:
    return ALIASES.get(typed, typed)


def _ends(declaration: Declaration) -> tuple[float, float]:
    """Between which numbers a hyperparameter lies."""
    if declaration.low is not None and declaration.high is not None:
        return declaration.low, declaration.high
    return usual_range(_name(declaration.name), declaration.value)[:2]
