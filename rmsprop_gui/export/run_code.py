"""A run of an experiment as a function of a script: the lines of its rule, in a loop over the steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from rmsprop_gui.export.library import Library
from rmsprop_gui.export.python_text import Names, comment, docstring, indented
from rmsprop_gui.export.surface_code import Block
from rmsprop_gui.formulas import Expression, names, parse, substitute
from rmsprop_gui.formulas.printing import Kind, Word, printed
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Run

_GIVEN = ("x", "g", "t")


class Stretch(NamedTuple):
    """Steps that are taken by one rule: from `first`, up to the one before `end`."""

    first: int
    end: int
    rule: UpdateRule


def stretches(run: Run, steps: int) -> list[Stretch]:
    """The rules that take the steps of a run, in order."""
    begun = [(1, run.rule), *((change.row + 1, change.rule) for change in run.changes if change.row < steps)]
    ends = [first for first, _ in begun[1:]] + [steps + 1]
    return [Stretch(first, end, rule) for (first, rule), end in zip(begun, ends, strict=True)]


@dataclass(frozen=True)
class Step:
    """The lines that take one step, and the helpers that they call."""

    lines: tuple[str, ...]
    helpers: frozenset[str]


class RunWriter:
    """Writes the function of one run with a library."""

    def __init__(self, run: Run, steps: int, library: Library, reserved: Sequence[str], has_box: bool) -> None:
        self._run, self._library, self._has_box = run, library, has_box
        self._stretches = stretches(run, steps)
        self._rules = [stretch.rule for stretch in self._stretches]
        self._names = Names({*reserved, *_GIVEN})
        self._remembered = [name for name in run.rule.accumulators if self._is_used(name)]
        self._texts = self._spelled()
        self.reads_lengths = any(rule.reads_lengths for rule in self._rules)

    def block(self, name: str) -> Block:
        """The function, which returns the path and the rates of all steps."""
        steps = [self._step(rule) for rule in self._rules]
        library = self._library
        numbers = ["x", "f(*x, t)", "g", *(self._texts[name] for name in ("rate", "direction", *self._remembered))]
        body = [
            docstring(self._run.rule.title),
            *self._settings(self._rules[0]),
            f"x = {library.array.format('START')}",
            *self._memory(),
            "path, rates = [x], []" if library.rates else "path = [x]",
            "for t in range(1, STEPS + 1):",
            *indented(self._loop(steps)),
            f"    if not all_finite({', '.join(numbers)}):",
            "        break",
            "    path.append(x)",
            *([f"    rates.append({library.pair.format(self._texts['rate'])})"] if library.rates else []),
            f"return {library.path}, {library.rates}" if library.rates else f"return {library.path}",
        ]
        helpers = frozenset[str]().union(*(step.helpers for step in steps))
        return Block((*library.undisturbed, f"def {name}():", *indented(body)), helpers)

    # what is set and remembered

    def _is_used(self, name: str) -> bool:
        return any(name in rule.remembered() or name in rule.names_read() for rule in self._rules)

    def _spelled(self) -> dict[str, str]:
        """How each name of the lines is spelled, where it can be as it is."""
        kind = type(self._run.rule)
        told = dict.fromkeys(("rate", "direction", *self._read_settings(), *kind.accumulators))
        for rule in self._rules:
            told |= dict.fromkeys(name for name in (*rule.quantities(), "y") if name not in _GIVEN)
        return {name: self._names.free(name) for name in told}

    def _read_settings(self) -> list[str]:
        read = frozenset[str]().union(*(rule.names_read() | _lengths_read(rule) for rule in self._rules))
        return [name for name in self._run.rule.declared() if name in read]

    def _settings(self, rule: UpdateRule) -> list[str]:
        declared, meanings = rule.declared(), rule.meanings()
        return [
            f"{self._texts[name]} = {float(rule.values()[name])!r}  {comment(meanings[name].sentence)}"
            for name in self._read_settings()
            if name in declared
        ]

    def _memory(self) -> list[str]:
        rule, lines = self._run.rule, []
        for name, start in zip(rule.accumulators, rule.start(()), strict=True):
            if name in self._remembered:
                value = float(start)
                made = self._library.zeros if value == 0 else self._library.filled.format(repr(value))
                about = rule.accumulators[name].meaning.sentence
                lines.append(f"{self._texts[name]} = {made}  {comment(about)}")
        return lines

    # the loop

    def _loop(self, steps: Sequence[Step]) -> list[str]:
        """The lines of a step; where the run was changed on the way, what is other from then on."""
        changes = []
        for before, now in pairwise(self._stretches):
            lines = [line for line in self._settings(now.rule) if line not in self._settings(before.rule)]
            if lines:
                changes += [f"if t == {now.first}:  # changed on the way", *indented(lines)]
        groups = [list(group) for _, group in groupby(zip(self._stretches, steps, strict=True), _lines_of)]
        if len(groups) == 1:
            return [*changes, *steps[0].lines]
        for index, group in enumerate(groups):
            word = f"{'elif' if index else 'if'} t < {group[-1][0].end}:" if index < len(groups) - 1 else "else:"
            changes += [word, *indented(group[0][1].lines)]
        return changes

    def _step(self, rule: UpdateRule) -> Step:
        """One step of a rule: where the gradient is asked, its stages, the lengths, its own lines, the move."""
        writer = _LineWriter(self._library, self._words(), self._remembered)
        looks_ahead = rule.lookahead() != "x"
        if looks_ahead:
            writer.assign("y", rule.asked_at())
        point = self._texts["y"] if looks_ahead else "x"
        writer.say(f"g = gradient({point}, t)")
        if rule.reads_lengths or rule.lengths:
            writer.say(f"{self._texts['norm']} = length_of(g)", "norm")
        stages = rule.update().stages
        for line in stages:
            asked = {} if looks_ahead else {"y": Name("x")}
            writer.assign(line.target, substitute(line.expression, asked))
        for name, length in rule.lengths.items():
            of = substitute(parse(length.of), {"g": Name(rule.update().gradient)})
            writer.say(f"{self._texts[name]} = length_of({writer.written(of)})", name)
        for line in rule.assignments()[len(stages) :]:
            writer.assign(line.target, line.expression)
        writer.say(f"x = x - {self._texts['rate']} * {self._texts['direction']}")
        if self._has_box:
            writer.say(f"x = {self._library.clipped}")
        return Step(tuple(writer.lines), frozenset(writer.helpers))

    def _words(self) -> dict[str, Word]:
        words = {name: Word(text, Kind.ARRAY) for name, text in self._texts.items()}
        for name in self._read_settings():
            values = [float(rule.values()[name]) for rule in self._rules]
            is_nonzero, is_fraction = all(values), all(0 < value <= 1 for value in values)
            words[name] = Word(self._texts[name], Kind.NUMBER, is_nonzero=is_nonzero, is_fraction=is_fraction)
        array = {name: Word(name, Kind.ARRAY) for name in ("x", "g")}
        return {**words, **array, "t": Word("t", Kind.NUMBER, is_nonzero=True)}


class _LineWriter:
    """Writes lines one after the other, and keeps account of what each name stands for by then."""

    def __init__(self, library: Library, words: Mapping[str, Word], remembered: Sequence[str]) -> None:
        self._library, self._words, self._remembered = library, dict(words), remembered
        self.lines: list[str] = []
        self.helpers: set[str] = set()

    def say(self, line: str, length: str = "") -> None:
        """A line as it is; `length` is what it sets, if that is one number."""
        self.lines.append(line)
        if length:
            self._words[length] = self._words[length]._replace(kind=Kind.SCALAR)

    def written(self, expression: Expression) -> str:
        """An expression by what its names stand for now."""
        return self._made(expression)[0]

    def assign(self, target: str, expression: Expression) -> None:
        """The line that sets a name; what is remembered is of both parameters, even where one number is all it is."""
        text, kind = self._made(expression)
        if target in self._remembered and kind is not Kind.ARRAY:
            text, kind = self._library.filled.format(text), Kind.ARRAY
        word = self._words[target]
        self.lines.append(f"{word.text} = {text}")
        self._words[target] = word._replace(kind=kind, is_nonzero=False, is_fraction=False)

    def _made(self, expression: Expression) -> tuple[str, Kind]:
        made = printed(self._library.language, (expression,), self._words, shares=False)
        self.lines += [f"{name} = {text}" for name, text in made.lines]
        self.helpers |= made.helpers
        return made.results[0], made.kinds[0]


def _lines_of(taken: tuple[Stretch, Step]) -> tuple[str, ...]:
    return taken[1].lines


def _lengths_read(rule: UpdateRule) -> frozenset[str]:
    return frozenset(name for length in rule.lengths.values() for name in names(parse(length.of)))
