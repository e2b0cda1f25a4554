"""The table of actions: what the menus, the playback bar and the keys do, said once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rmsprop_gui.view.view_state import OverlayScope, ViewState
from rmsprop_gui.window.actions.action_info import ActionInfo
from rmsprop_gui.window.actions.commands import Commands


@dataclass(frozen=True)
class Command(ActionInfo):
    """An action that does something each time."""

    do: Callable[[Commands], None]


@dataclass(frozen=True)
class Toggle(ActionInfo):
    """An action that is on or off, as the view says."""

    do: Callable[[Commands, bool], None]
    """Turns it on or off."""
    shown: Callable[[ViewState], bool]
    """Whether it is on in a view."""
    group: str = ""
    """Of the actions of one group exactly one is on."""


def _choosing_theme(theme: str) -> Callable[[Commands, bool], None]:
    """Chooses a theme where it is turned on; that another one has been chosen turns it off."""

    def choose(commands: Commands, chosen: bool) -> None:
        if chosen:
            commands.choose_theme(theme)

    return choose


ACTIONS: tuple[Command | Toggle, ...] = (
    Command("save_picture", "&File", "Save &picture…", ("Ctrl+S",), Commands.save_picture),
    Command("quit", "&File", "&Quit", ("Ctrl+Q",), Commands.quit),
    Command("undo", "&Edit", "&Undo", ("Ctrl+Z",), Commands.undo, repeats=True),
    Command("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Commands.redo, repeats=True),
    Command("pin", "&Edit", "&Pin the paths", ("P",), Commands.pin),
    Command("clear_pins", "&Edit", "&Clear the pins", ("Shift+P",), Commands.clear_pins),
    Command(
        "start_left",
        "&Edit/Move the &start",
        "&Left",
        ("Shift+Left",),
        partial(Commands.move_start, right=-1),
        repeats=True,
    ),
    Command(
        "start_right",
        "&Edit/Move the &start",
        "&Right",
        ("Shift+Right",),
        partial(Commands.move_start, right=1),
        repeats=True,
    ),
    Command(
        "start_up", "&Edit/Move the &start", "&Up", ("Shift+Up",), partial(Commands.move_start, up=1), repeats=True
    ),
    Command(
        "start_down",
        "&Edit/Move the &start",
        "&Down",
        ("Shift+Down",),
        partial(Commands.move_start, up=-1),
        repeats=True,
    ),
    Command(
        "start_left_little",
        "&Edit/Move the &start",
        "A little left",
        ("Ctrl+Shift+Left",),
        partial(Commands.move_start, right=-1, fine=True),
        repeats=True,
    ),
    Command(
        "start_right_little",
        "&Edit/Move the &start",
        "A little right",
        ("Ctrl+Shift+Right",),
        partial(Commands.move_start, right=1, fine=True),
        repeats=True,
    ),
    Command(
        "start_up_little",
        "&Edit/Move the &start",
        "A little up",
        ("Ctrl+Shift+Up",),
        partial(Commands.move_start, up=1, fine=True),
        repeats=True,
    ),
    Command(
        "start_down_little",
        "&Edit/Move the &start",
        "A little down",
        ("Ctrl+Shift+Down",),
        partial(Commands.move_start, up=-1, fine=True),
        repeats=True,
    ),
    Toggle("presenter", "&View", "Presen&ter view", ("F5", "F11"), Commands.present, lambda view: view.presenter),
    Command("leave", "&View", "Leave the prediction or the presenter view", ("Esc",), Commands.leave),
    Toggle(
        "pointer_dot",
        "&View",
        "&Dot around the pointer",
        ("D",),
        Commands.show_pointer_dot,
        lambda view: view.pointer_dot,
    ),
    Command("reset_view", "&View", "Reset &view", ("V",), Commands.reset_view, apart=True),
    Command("zoom_in", "&View", "Zoom &in", ("Z",), Commands.zoom_in, repeats=True),
    Command("zoom_out", "&View", "Zoom &out", ("Shift+Z",), Commands.zoom_out, repeats=True),
    Toggle(
        "paths_ahead",
        "&View",
        "Paths &ahead of the playhead",
        ("A",),
        Commands.show_paths_ahead,
        lambda view: view.paths_ahead,
        apart=True,
    ),
    Toggle(
        "overlays",
        "&View",
        "&What the step is made of",
        ("O",),
        Commands.show_overlays,
        lambda view: view.overlays is not OverlayScope.INSIDE,
    ),
    Toggle(
        "overlays_all",
        "&View",
        "What the step is made of, for &all runs",
        ("Shift+O",),
        Commands.show_all_overlays,
        lambda view: view.overlays is OverlayScope.ALL,
    ),
    Toggle("legend", "&View", "&Legend", ("L",), Commands.show_legend, lambda view: view.legend),
    Toggle(
        "hide_future",
        "&View",
        "Hide the &future in charts",
        ("H",),
        Commands.hide_future,
        lambda view: view.future_hidden,
    ),
    Command("comparison", "&View", "&Comparison table", ("T",), Commands.show_comparison),
    Command("next_run", "&View", "&Next run", ("N",), Commands.select_next, apart=True),
    Command("previous_run", "&View", "Previous &run", ("Shift+N",), Commands.select_previous),
    Command("parameter", "&View", "Other &parameter in the formula", ("X",), Commands.show_other_parameter),
    Command("larger", "&View", "Lar&ger", ("Ctrl++", "Ctrl+="), Commands.enlarge, apart=True),
    Command("smaller", "&View", "S&maller", ("Ctrl+-",), Commands.shrink),
    Command("usual_size", "&View", "&Usual size", ("Ctrl+0",), Commands.show_usual_size),
    Toggle(
        "theme_system",
        "&View/T&heme",
        "As the &system",
        (),
        _choosing_theme("system"),
        lambda view: view.theme == "system",
        group="theme",
    ),
    Toggle(
        "theme_light",
        "&View/T&heme",
        "&Light",
        (),
        _choosing_theme("light"),
        lambda view: view.theme == "light",
        group="theme",
    ),
    Toggle(
        "theme_dark",
        "&View/T&heme",
        "&Dark",
        (),
        _choosing_theme("dark"),
        lambda view: view.theme == "dark",
        group="theme",
    ),
    Command("reset_layout", "&View/Pan&els", "&Reset layout", (), Commands.reset_layout, apart=True),
    Command("play", "&Playback", "&Play or pause", ("Space",), Commands.play),
    Command("step_forward", "&Playback", "Step &forward", ("Right", "PgDown"), Commands.step_forward, repeats=True),
    Command("step_back", "&Playback", "Step &back", ("Left", "PgUp"), Commands.step_back, repeats=True),
    Toggle(
        "inside",
        "&Playback",
        "&Inside a step: walk through its parts",
        ("I",),
        Commands.look_inside,
        lambda view: view.inside,
    ),
    Toggle(
        "mid_run",
        "&Playback",
        "Edits apply from the play&head on",
        ("M",),
        Commands.edit_mid_run,
        lambda view: view.mid_run,
    ),
    Toggle(
        "predict",
        "&Playback",
        "Pre&dict, then reveal",
        ("G",),
        Commands.predict,
        lambda view: view.prediction is not None,
    ),
    Command("to_start", "&Playback", "To the &start", ("Home",), Commands.go_to_start),
    Command("to_end", "&Playback", "To the &end", ("End",), Commands.go_to_end),
    Command("restart", "&Playback", "&Restart", ("R",), Commands.restart),
    Command("faster", "&Playback", "Fas&ter", ("+", "="), Commands.speed_up, repeats=True),
    Command("slower", "&Playback", "S&lower", ("-",), Commands.slow_down, repeats=True),
    Command("keys", "&Help", "&Keyboard shortcuts", ("F1",), Commands.show_keys),
    Command("about", "&Help", "&About RMSProp Lab", (), Commands.show_about),
)
