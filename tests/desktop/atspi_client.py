"""What a screen reader gets to know of the program over AT-SPI: a program of its own, for the system's Python.

It reads one word a line and answers each with one line of JSON: `tree` with what is in the windows of the program,
`heard` with what has been announced since it was asked last, `set NAME NUMBER` with whether a control with that name
took the number.
"""

import json
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402, only once the version has been chosen

PROGRAM = "rmsprop-gui"
TABLES = ("table", "list")  # what is in them is the business of Qt
KEPT_UP = (
    *("object:property-change:accessible-name", "object:property-change:accessible-description"),
    *("object:property-change:accessible-value", "object:children-changed", "object:state-changed"),
)
"""What screen readers listen to so that what they know of things does not get old."""
STATES = ("SHOWING", "FOCUSABLE", "FOCUSED", "CHECKED", "ACTIVE")

heard = []


def on_event(event):
    if event.type == "object:announcement":
        heard.append(event.any_data)


def windows():
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    return [
        program.get_child_at_index(i)
        for program in programs
        if program is not None and program.get_name() == PROGRAM
        for i in range(program.get_child_count())
    ]


def told(thing):
    """All there is to say of a thing, and of what is in it."""
    role, states = thing.get_role_name(), thing.get_state_set()
    value = thing.get_value_iface()
    children = [] if role in TABLES else [thing.get_child_at_index(i) for i in range(thing.get_child_count())]
    return {
        "role": role,
        "name": thing.get_name(),
        "description": thing.get_description(),
        "labels": [
            relation.get_target(i).get_name()
            for relation in thing.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for i in range(relation.get_n_targets())
        ],
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "value": [value.get_current_value(), value.get_minimum_value(), value.get_maximum_value()] if value else None,
        "children": [told(child) for child in children if child is not None],
    }


def find(thing, name):
    """The control with a number that has this name, anywhere in sight in a thing."""
    if not thing.get_state_set().contains(Atspi.StateType.SHOWING):
        return None
    if thing.get_name() == name and thing.get_value_iface():
        return thing
    children = (thing.get_child_at_index(i) for i in range(thing.get_child_count()))
    return next(filter(None, (find(child, name) for child in children if child is not None)), None)


def answer(question):
    word, _, rest = question.strip().partition(" ")
    if word == "tree":
        return [told(window) for window in windows() if window is not None]
    if word == "set":
        name, _, number = rest.rpartition(" ")
        control = next(filter(None, (find(window, name) for window in windows())), None)
        return control is not None and control.get_value_iface().set_current_value(float(number))
    sounds, heard[:] = heard[:], []
    return sounds


def on_question(channel, condition):
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    while GLib.MainContext.default().iteration(False):
        pass  # what has happened by now
    print(json.dumps(answer(line)), flush=True)
    return True


warnings.simplefilter("ignore", DeprecationWarning)
listener = Atspi.EventListener.new(on_event)
for kind in ("object:announcement", *KEPT_UP):
    listener.register(kind)
GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, on_question)
Atspi.event_main()
