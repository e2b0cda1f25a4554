"""What a symbol stands for, in a rule and at a step: all from what the rule declares."""

from dataclasses import dataclass

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Meaning, Notation, Role
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, parts_of

_MEMORIES = (Role.MEMORY_OF_DIRECTION, Role.MEMORY_OF_SQUARES)


@dataclass(frozen=True)
class Entry:
    """A symbol as it is written, what it is, the letter of how much of it is kept, and its value or those of x₁, x₂.

    `memory` is empty for what is not kept, `values` for what has none at hand.
    """

    letter: str
    sentence: str
    memory: str = ""
    values: tuple[float, ...] = ()


def entry(
    meaning: Meaning, rule: UpdateRule | None = None, step: Dissection | None = None, notation: Notation = Notation.LAB
) -> Entry:
    """What there is to say of a symbol, within a rule and at a step where these are known."""
    if rule is None or meaning not in rule.letters():
        return Entry(str(meaning.symbol), meaning.sentence)
    name = next((name for name, other in rule.meanings().items() if other == meaning), "")
    quantity = rule.quantities().get(name)
    sentence = quantity.sentence if quantity is not None else meaning.sentence
    letter = str(rule.letters(notation)[meaning])
    return Entry(letter, sentence, _memory(name, rule, notation), _values(name, meaning, rule, step))


def _memory(name: str, rule: UpdateRule, notation: Notation) -> str:
    """The letter of what its own line multiplies its last value by."""
    if name not in rule.remembered():
        return ""
    meanings = rule.meanings()
    read = {other for line in rule.assignments() if line.target == name for other in names(line.expression)}
    kept = [meanings[other] for other in read if meanings[other].role in _MEMORIES]
    return str(rule.letters(notation)[kept[0]]) if kept else ""


def _values(name: str, meaning: Meaning, rule: UpdateRule, step: Dissection | None) -> tuple[float, ...]:
    if name in rule.declared():
        return (float(getattr(rule, name)),)
    target = next((part.target for part in parts_of(rule) if part.meaning == meaning), "")
    return step.values.get(target, ()) if step is not None else ()
