"""Why a run has stopped before its last step, in sentences."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.outside_domain import POWER, OutsideDomain
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.zero_division import Cure, ZeroDivision

translate = QCoreApplication.translate


def stop_text(recording: Recording, rule: UpdateRule, row: int) -> str:
    """What there is to say of a run that diverged or failed. `rule` was to take the step, `row` is the last before it.

    Empty for a run that has done neither.
    """
    if recording.failure is not None:
        return _failure(recording.failed_at, recording.failure, row)
    if isinstance(recording.undefined, OutsideDomain):
        return _outside_domain(recording.undefined, recording.diverged_at, rule)
    if recording.undefined is not None:
        return _zero_division(recording.undefined, recording.diverged_at, rule)
    return "" if recording.diverged_at is None else _divergence(recording.diverged_at, row)


def _divergence(step: int, row: int) -> str:
    if row <= 0:
        return translate("stop", "Diverged in the first step: its result is not finite.")
    text = translate(
        "stop", "Diverged at step {step}: the next numbers are no longer finite. This is the last step that was."
    )
    return text.format(step=step)


def _failure(step: int | None, reason: str, row: int) -> str:
    text = translate("stop", "Failed at step {step}: {reason}")
    if row > 0:
        text = translate("stop", "Failed at step {step}: {reason} This is the last step that could be computed.")
    return text.format(step=step, reason=reason if reason.endswith((".", "…", "!", "?")) else f"{reason}.")


def _zero_division(found: ZeroDivision, step: int | None, rule: UpdateRule) -> str:
    text = translate(
        "stop",
        "0/0 at step {step}: along {axes} {rule} divides nothing by nothing. Both what is divided and what it is "
        "divided by are exactly 0 there; that is no number, and the run ends.",
    )
    axes = _joined(("x₁", "x₂")[axis] for axis in found.axes)
    told = text.format(step=step, axes=axes, rule=rule.title)
    return " ".join([told, *(_cure(cure, found.axes) for cure in found.cures)])


def _outside_domain(found: OutsideDomain, step: int | None, rule: UpdateRule) -> str:
    texts = {
        "sqrt": translate("stop", "the root"),
        "log": translate("stop", "the logarithm"),
        POWER: translate("stop", "a power with a broken exponent"),
    }
    text = translate(
        "stop",
        "No number at step {step}: along {axes} {rule} takes {function} of {arguments} in the line that sets {target}. "
        "There is no such number, and the run ends.",
    )
    return text.format(
        step=step,
        axes=_joined(("x₁", "x₂")[axis] for axis in found.axes),
        rule=rule.title,
        function=texts.get(found.function, found.function),
        arguments=_joined(dict.fromkeys(number(argument) for argument in found.arguments)),
        target=rule.letters()[rule.meanings()[found.target]],
    )


def _joined(parts: Iterable[str]) -> str:
    return translate("stop", " and ").join(parts)


def _cure(cure: Cure, axes: tuple[int, ...]) -> str:
    text = translate(
        "stop",
        "This is what {symbol} is there for: it {purpose}, but not while it is 0. With {symbol} = {value} {move}.",
    )
    moves = dict.fromkeys(number(cure.moves[axis]) for axis in axes)
    move = translate("stop", "that step is {moves}").format(moves=_joined(moves))
    return text.format(symbol=cure.symbol, purpose=cure.purpose, value=exact_text(cure.value), move=move)
