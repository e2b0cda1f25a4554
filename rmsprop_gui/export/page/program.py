"""Surfaces and rules as JavaScript, written from the formulas that they declare: what runs is what is shown.

Names of formulas begin with `$` there, so none of them can be taken for a word of the language.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from rmsprop_gui.formulas import Expression, derivative, parse, substitute
from rmsprop_gui.formulas.languages import JAVASCRIPT
from rmsprop_gui.formulas.printing import Kind, Word, definitions, printed
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.update import Lines
from rmsprop_gui.surfaces.as_formulas import AsFormulas
from rmsprop_gui.surfaces.surface import Surface

Words = Mapping[str, Word]
_POINT = ("x1", "x2", "t")
_BETWEEN = ",\n"


class Program:
    """Collects the functions of a page; `text` is an expression that gives those of each experiment, in order."""

    def __init__(self) -> None:
        self._helpers: set[str] = set()
        self._parts: list[str] = []

    def add(self, surface: Surface, rules: Sequence[UpdateRule]) -> None:
        """The functions of one experiment; those of a surface that is code alone are none."""
        given = surface.as_formulas()
        made = "{}" if given is None else self._surface(given)
        carried_out = _BETWEEN.join(map(self._rule, rules))
        self._parts.append(_object({"surface": made, "rules": f"[{carried_out}]"}))

    def text(self) -> str:
        """The whole script."""
        helpers = "\n".join(definitions(JAVASCRIPT, self._helpers))
        return f"(() => {{\n{helpers}\nreturn [{', '.join(self._parts)}];\n}})()"

    def _surface(self, given: AsFormulas) -> str:
        """Height, slope, the gradient that steps are given, and curvature, each a function of x₁, x₂ and the step."""
        columns = {name: Word(f"row[{index}]", in_rows=True) for index, (name, _) in enumerate(given.columns)}
        words = {**_words(_POINT), **columns}
        slope = derivative(given.value, "x1"), derivative(given.value, "x2")
        functions = {
            "value": self._function(_POINT, "", given.value, words),
            "slope": self._function(_POINT, "", slope, words),
            "stepping": self._function(_POINT, "", given.gradient, words),
            "hessian": self._hessian(slope, words),
        }
        rows = json.dumps(list(zip(*(column.tolist() for _, column in given.columns), strict=True)))
        return f"((rows) => ({_object(functions)}))({rows})"

    def _hessian(self, slope: tuple[Expression, Expression], words: Words) -> str:
        """Null where they are too long a formula: then the page takes differences, as the program does."""
        try:
            second = derivative(slope[0], "x1"), derivative(slope[0], "x2"), derivative(slope[1], "x2")
        except ValueError:
            return "null"
        return self._function(_POINT, "", second, words)

    def _rule(self, rule: UpdateRule) -> str:
        """A function of its `settings` that gives what it does with them.

        That is where it asks for the gradient, what its lengths are of, what each of its lines comes to, how it begins.
        `memory` are the accumulators of one parameter, `lengths` those of `all_lengths`.
        """
        memory, lines, update = tuple(rule.accumulators), rule.assignments(), rule.update()
        settings = _words(rule_settings(rule), Kind.NUMBER)
        words = {**settings, **_words(("x", *rule.all_lengths(), "g", "t", *memory))}
        seen = {"g": Name(update.gradient)}
        measured = tuple(substitute(parse(length.of), seen) for length in rule.lengths.values())
        recall = f"const [{_list(memory)}] = memory; "
        lengths = f"const [{_list(rule.all_lengths())}] = lengths; "
        functions = {
            "lines": self._function(("x", "lengths", "g", "t", "memory"), recall + lengths, None, words, lines),
            "begin": self._values([quantity.initial for quantity in rule.accumulators.values()], words),
        }
        if rule.lookahead() != "x":
            functions["asked"] = self._function(("x", "t", "memory"), recall, rule.asked_at(), words)
        if measured:
            at, stages = ("x", "norm", "g", "t", "memory"), lines[: len(update.stages)]
            functions["measured"] = self._function(at, recall, measured, words, stages)
        given = "".join(f"{name}: ${name}, " for name in settings)
        return f"({{ {given}}}) => ({_object(functions)})"

    def _values(self, texts: Sequence[str], words: Words) -> str:
        """What some formulas of the settings come to, as an array."""
        made = [self._printed((parse(text),), words, set(), shares=False)[1][0] for text in texts]
        return f"[{', '.join(made)}]"

    def _function(
        self,
        arguments: Iterable[str],
        before: str,
        results: Expression | Sequence[Expression] | None,
        words: Words,
        lines: Lines = (),
    ) -> str:
        """A function that carries out the lines in turn; of one result it gives that, of several an array of them.

        Where there are no results, it gives what each of the lines has come to.
        """
        several = (results,) if isinstance(results, Expression) else results or ()
        body, taken, known = before, set[str](), dict(words)
        for place, line in enumerate(lines):
            text = self._printed((line.expression,), known, taken)
            body += f"{text[0]}const line{place} = {text[1][0]}; "
            known[line.target] = Word(f"line{place}")
        shared, texts = self._printed(several, known, taken) if several else ("", [])
        if results is None:
            texts = [f"line{place}" for place in range(len(lines))]
        given = texts[0] if isinstance(results, Expression) else f"[{', '.join(texts)}]"
        heads = ", ".join(name if name in ("memory", "lengths") else f"${name}" for name in arguments)
        return f"({heads}) => {{ {body}{shared}return {given}; }}"

    def _printed(
        self, expressions: Sequence[Expression], words: Words, taken: set[str], shares: bool = True
    ) -> tuple[str, list[str]]:
        """Statements for what the expressions share, and the expressions; `taken` are the names in use."""
        made = printed(JAVASCRIPT, expressions, words, shares, taken)
        self._helpers |= made.helpers
        taken |= {name for name, _ in made.lines}
        return "".join(f"const {name} = {text}; " for name, text in made.lines), list(made.results)


def rule_settings(rule: UpdateRule) -> dict[str, float]:
    """The hyperparameters that its formulas read, and what they are set to."""
    read = rule.names_read()
    return {name: float(value) for name, value in rule.values().items() if name in read}


def _words(names: Iterable[str], kind: Kind = Kind.SCALAR) -> dict[str, Word]:
    return {name: Word(f"${name}", kind) for name in names}


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"${name}" for name in names)


def _object(functions: Mapping[str, str]) -> str:
    return f"{{ {_BETWEEN.join(f'{name}: {text}' for name, text in functions.items())} }}"
