"""Carrying out `rmsprop-gui render`: texts are written here, pictures and films by who can paint."""

import argparse
import os
from collections.abc import Callable

from rmsprop_gui.command_line.render import LessonOrder, Order, lesson_order, order
from rmsprop_gui.command_line.screen import missing_library_message, missing_screen
from rmsprop_gui.command_line.signals import Ending, ending_later, tidy_ending
from rmsprop_gui.command_line.streams import fail
from rmsprop_gui.export.film import missing_library
from rmsprop_gui.export.pictures import FilmFormat

Paint = Callable[[Order, Ending], None]
"""Writes a picture or a film. ValueError, in a sentence, where it cannot be painted; OSError of its file."""


def render(options: argparse.Namespace, load_painter: Callable[[], Paint]) -> int:
    """Write what is asked for; returns the exit code. What paints is loaded for pictures and films alone."""
    try:
        asked = lesson_order(options) or order(options)
        if isinstance(asked, Order) and not isinstance(asked.kind, str):
            _paint(asked, load_painter)
        else:
            _write(asked)
    except ValueError as error:
        return fail(str(error))
    except ImportError as error:  # Qt's own libraries need some of the system's
        return fail(missing_library_message(error))
    except OSError as error:
        return fail(f"argument --output: cannot write {options.output!r}: {error.strerror or error}")
    return 0


def _write(asked: Order | LessonOrder) -> None:
    from rmsprop_gui.export.formats import export_lesson, export_text

    with tidy_ending():
        if isinstance(asked, LessonOrder):
            export_lesson(asked.kind, asked.lesson, asked.path)
        elif isinstance(asked.kind, str):
            export_text(asked.kind, asked.experiment, asked.view, asked.path)


def _paint(asked: Order, load_painter: Callable[[], Paint]) -> None:
    if isinstance(asked.kind, FilmFormat) and (missing := missing_library()):
        raise ValueError(missing)
    if asked.shot.subject.has_shapes or missing_screen():  # 3-D is drawn by the OpenGL of a screen, where there is one
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    paint = load_painter()
    with ending_later() as ending:
        paint(asked, ending)
