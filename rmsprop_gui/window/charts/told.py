"""What a chart tells in words and numbers: at one step, at the playhead, and as a table."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.meaning import Span, Spans
from rmsprop_gui.formulas.number import exact, number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.charts.hover import HoverLine
from rmsprop_gui.window.charts.series import Series, foreign_pins
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.state_words import stop_words
from rmsprop_gui.window.looks.look import current_theme

_PAIR = ("x₁", "x₂")


def lines_at(step: int, frame: Frame, series: tuple[Series, ...], is_known: bool = True) -> tuple[HoverLine, ...]:
    """The step, then what each run and each pin was there; of one that is not to be known yet, only which it is."""
    told = QCoreApplication.translate("Chart", "step {step:,}").format(step=step)
    heading = HoverLine(told, _PAIR if is_known and any(one.values.ndim == 2 for one in series) else ())
    if not is_known:
        return (heading,)
    ordered = sorted(series, key=lambda one: one.pinned)
    return (heading, *(_line(one, step, one.name(frame)) for one in ordered), *_left_out(frame))


def in_words(step: int, frame: Frame, series: tuple[Series, ...]) -> str:
    """What all of them were at a step, in one sentence without its end."""
    return "; ".join(f"{line.label} {', '.join(line.values)}" for line in lines_at(step, frame, series)[1:])


def in_mean(title: Spans, series: tuple[Series, ...], smoothed: int) -> Spans:
    """The title of a chart, and what its values are the mean of, if they are."""
    seeds = max((len(one.averages.seeds) for one in series if one.averages is not None), default=1)
    parts = []
    if seeds > 1:
        parts.append(QCoreApplication.translate("Chart", "mean of {count} seeds").format(count=seeds))
    if smoothed > 1:
        parts.append(QCoreApplication.translate("Chart", "mean of {count} steps").format(count=smoothed))
    return (*title, Span(f", {', '.join(parts)}")) if parts else title


def about_mean(series: tuple[Series, ...]) -> str:
    """What is shown of many seeds, in a sentence without its end; empty where nothing is."""
    if all(one.averages is None for one in series):
        return ""
    return QCoreApplication.translate(
        "Chart",
        "The mean of the losses of all seeds, which is not the loss at the mean point. The middle two thirds of them"
        " are in the band; the pale line is the run with the seed itself",
    )


def as_table(frame: Frame, series: tuple[Series, ...], last: int) -> str:
    """A line for each step up to the last, with all digits, for a spreadsheet."""
    names = [f"{one.name(frame)}{axis}" for one in series for axis in _axes(one)]
    heading = [QCoreApplication.translate("Chart", "step"), *names]
    rows = ([str(step), *(text for one in series for text in _cells(one, step))] for step in range(last + 1))
    return "\n".join("\t".join(row) for row in (heading, *rows)) + "\n"


def _axes(series: Series) -> tuple[str, ...]:
    return tuple(f" {axis}" for axis in _PAIR) if series.values.ndim == 2 else ("",)


def _cells(series: Series, step: int) -> list[str]:
    values = series.at(step)
    return [exact(value) for value in values] or [""] * len(_axes(series))


def _left_out(frame: Frame) -> list[HoverLine]:
    """Pins of another surface, whose values cannot be compared with these."""
    why = QCoreApplication.translate("Chart", "another surface")
    return [
        HoverLine(pin_name(pin, frame.experiment), (why,), current_theme().run_style(pin.style), pinned=True)
        for pin in foreign_pins(frame)
    ]


def _line(series: Series, step: int, name: str) -> HoverLine:
    values = tuple(number(value) for value in series.at(step))
    if left := series.left(step):
        told = QCoreApplication.translate("Chart", "{name}, {left} of {all} seeds left")
        name = told.format(name=name, left=left[0], all=left[1])
    return HoverLine(name, values or (_end(series),), series.style, series.pinned)


def _end(series: Series) -> str:
    """Why it has no value: it ended before, or has not been computed as far as that."""
    if series.stop is not None:
        return stop_words(*series.stop)
    if series.ended_at is None:
        return "—"
    return QCoreApplication.translate("Chart", "ended at {step}").format(step=series.ended_at)
