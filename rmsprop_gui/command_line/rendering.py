"""Carrying out `rmsprop-gui render`: texts are written here, pictures and films by who can paint."""

import argparse
import os
import sys
from collections.abc import Callable

from rmsprop_gui.command_line.render import LessonOrder, Order, lesson_order, order
from rmsprop_gui.command_line.screen import missing_library_message
from rmsprop_gui.command_line.signals import tidy_ending
from rmsprop_gui.command_line.streams import fail
from rmsprop_gui.export.film import missing_library
from rmsprop_gui.export.pictures import FilmFormat

Paint = Callable[[Order], None]
"""Writes a picture or a film. ValueError, in a sentence, where it cannot be painted; OSError of its file."""


def render(options: argparse.Namespace, load_painter: Callable[[], Paint]) -> int:
    """Write what is asked for; returns the exit code. What paints is loaded for pictures and films alone."""
    try:
        asked = lesson_order(options) or order(options)
        with tidy_ending():
            _carry_out(asked, load_painter)
    except ValueError as error:
        return fail(str(error))
    except ImportError as error:  # Qt's own libraries need some of the system's
        return fail(missing_library_message(error))
    except OSError as error:
        return fail(f"argument --output: cannot write {options.output!r}: {error.strerror or error}")
    return 0


def _carry_out(asked: Order | LessonOrder, load_painter: Callable[[], Paint]) -> None:
    if isinstance(asked, LessonOrder):
        from rmsprop_gui.export.formats import export_lesson

        export_lesson(asked.kind, asked.lesson, asked.path)
        return
    if isinstance(asked.kind, str):
        from rmsprop_gui.export.formats import export_text

        export_text(asked.kind, asked.experiment, asked.view, asked.path)
        return
    if isinstance(asked.kind, FilmFormat) and (missing := missing_library()):
        raise ValueError(missing)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    load_painter()(asked)
