"""Lessons: one file that can be written by hand, read as data into scenes, questions, stops and tasks.

`read_lesson` and `parse_lesson` read, `moments` is the line that Next and Back walk along. Nothing here knows a window.
"""

from rmsprop_gui.lessons.lesson import Lesson, Scene
from rmsprop_gui.lessons.moments import Moment, moments
from rmsprop_gui.lessons.problem import Problem
from rmsprop_gui.lessons.reading import SUFFIX, ReadLesson, parse_lesson, read_lesson

__all__ = ["SUFFIX", "Lesson", "Moment", "Problem", "ReadLesson", "Scene", "moments", "parse_lesson", "read_lesson"]
