"""The table of actions: what the menus, the playback bar and the keys do, said once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import Shown
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


_FILE, _EDIT, _VIEW, _PLAYBACK, _HELP = "&File", "&Edit", "&View", "&Playback", "&Help"
_RECENT = "&File/Open &recent"
_START, _THEME, _PANELS = "&Edit/Move the &start", "&View/T&heme", "&View/Pan&els"
_RELIEF = "&View/Surface in &3-D"
_PRESENTED = "&View/In the prese&nter view"


def _move(name: str, text: str, key: str, right: int, up: int, fine: bool = False) -> Command:
    """Moves the start by one part of the view, to the right and up, or for negative numbers to the left and down."""
    return Command(
        name,
        _START,
        text,
        (key,),
        partial(Commands.move_start, right=right, up=up, fine=fine),
        repeats=True,
        control="start",
    )


def _theme(name: str, text: str, theme: str) -> Toggle:
    """Chooses a theme where it is turned on; that another one has been chosen turns it off."""

    def choose(commands: Commands, chosen: bool) -> None:
        if chosen:
            commands.choose_theme(theme)

    return Toggle(name, _THEME, text, (), choose, lambda v: v.theme == theme, group="theme")


def _part(name: str, text: str) -> Toggle:
    """Has a part in the presenter view, or not."""
    do = partial(Commands.present_part, part=name)
    return Toggle(f"present_{name}", _PRESENTED, text, (), do, lambda v: name in v.presented)


def _relief(name: str, text: str, key: str, shown: Shown) -> Toggle:
    """Shows the surface in 3-D like this, or the contours alone."""
    do = partial(Commands.show_relief, shown=shown)
    return Toggle(f"relief_{name}", _RELIEF, text, (key,), do, lambda v: v.relief.shown is shown, control="view")


def _heights(name: str, text: str, scale: HeightScale | None, apart: bool = False) -> Toggle:
    """Draws the heights of the surface in 3-D on a scale."""
    do = partial(Commands.draw_heights, scale=scale)
    is_on = partial(_has_scale, scale=scale)
    return Toggle(f"heights_{name}", _RELIEF, text, (), do, is_on, apart=apart, group="heights")


def _has_scale(view: ViewState, scale: HeightScale | None) -> bool:
    return view.relief.scale is scale


def _seen(name: str, text: str, viewpoint: str, apart: bool = False) -> Command:
    """Looks at the surface in 3-D from a place that has a name."""
    return Command(f"seen_{name}", _RELIEF, text, (), partial(Commands.look_from, viewpoint=viewpoint), apart=apart)


ACTIONS: tuple[Command | Toggle, ...] = (
    Command("new", _FILE, "&New", ("Ctrl+N",), Commands.new),
    Command("open", _FILE, "&Open…", ("Ctrl+O",), Commands.open),
    Command("open_data", _FILE, "Open &data…", (), Commands.open_data, control="experiment"),
    Command("clear_recent", _RECENT, "&Clear this list", (), Commands.clear_recent, apart=True),
    Command("save", _FILE, "&Save", ("Ctrl+S",), Commands.save, apart=True),
    Command("save_as", _FILE, "Save &as…", ("Ctrl+Shift+S",), Commands.save_as),
    Command("revert", _FILE, "Re&vert to what is saved", (), Commands.revert),
    Command("save_picture", _FILE, "Save &picture…", ("Ctrl+E",), Commands.save_picture, apart=True),
    Command("export", _FILE, "&Export…", ("Ctrl+Shift+E",), Commands.export),
    Command("copy_picture", _FILE, "Cop&y picture of the canvas", (), Commands.copy_picture),
    Command("quit", _FILE, "&Quit", ("Ctrl+Q",), Commands.quit, apart=True),
    Command("undo", _EDIT, "&Undo", ("Ctrl+Z",), Commands.undo, repeats=True),
    Command("redo", _EDIT, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Commands.redo, repeats=True),
    Command("surfaces", _EDIT, "&Surfaces…", ("U",), Commands.show_surfaces, apart=True, control="surface"),
    Command("keep_settings", _EDIT, "&Keep my settings", (), Commands.keep_settings, control="surface"),
    Command("copy", _EDIT, "Cop&y the experiment as text", ("Ctrl+Shift+C",), Commands.copy, apart=True),
    Command("paste", _EDIT, "Paste an e&xperiment", ("Ctrl+Shift+V",), Commands.paste, control="experiment"),
    Command("copy_step", _EDIT, "Copy what happened in this ste&p", ("Shift+W",), Commands.copy_step),
    Command("type_optimizer", _EDIT, "Type an opti&mizer…", (), Commands.type_optimizer, apart=True, control="lines"),
    Command("pin", _EDIT, "&Pin the paths", ("P",), Commands.pin, apart=True, control="pins"),
    Command("clear_pins", _EDIT, "&Clear the pins", ("Shift+P",), Commands.clear_pins, control="pins"),
    Command(
        "type_function",
        _EDIT,
        "Type a &function of one's own…",
        ("F",),
        Commands.type_function,
        apart=True,
        control="function",
    ),
    Command("draw_anew", _EDIT, "&Draw the noise anew", ("C",), Commands.draw_anew, control="seed"),
    _move("start_left", "&Left", "Shift+Left", -1, 0),
    _move("start_right", "&Right", "Shift+Right", 1, 0),
    _move("start_up", "&Up", "Shift+Up", 0, 1),
    _move("start_down", "&Down", "Shift+Down", 0, -1),
    _move("start_left_little", "A little left", "Ctrl+Shift+Left", -1, 0, fine=True),
    _move("start_right_little", "A little right", "Ctrl+Shift+Right", 1, 0, fine=True),
    _move("start_up_little", "A little up", "Ctrl+Shift+Up", 0, 1, fine=True),
    _move("start_down_little", "A little down", "Ctrl+Shift+Down", 0, -1, fine=True),
    Toggle("presenter", _VIEW, "Presen&ter view", ("F5", "F11"), Commands.present, lambda v: v.presenter),
    _part("rule", "&Rule"),
    _part("rates", "R&ates"),
    _part("chart", "&Chart"),
    _part("data", "&Data and fits instead of the chart"),
    Command("leave", _VIEW, "Leave the prediction or the presenter view", ("Esc",), Commands.leave),
    Toggle("pointer_dot", _VIEW, "&Dot around the pointer", ("D",), Commands.show_pointer_dot, lambda v: v.pointer_dot),
    Command("reset_view", _VIEW, "Reset &view", ("V",), Commands.reset_view, apart=True),
    Command("show_everything", _VIEW, "Show &everything", ("Shift+V",), Commands.show_everything),
    Command("zoom_in", _VIEW, "Zoom &in", ("Z",), Commands.zoom_in, repeats=True),
    Command("zoom_out", _VIEW, "Zoom &out", ("Shift+Z",), Commands.zoom_out, repeats=True),
    Toggle(
        "paths_ahead",
        _VIEW,
        "Paths &ahead of the playhead",
        ("A",),
        Commands.show_paths_ahead,
        lambda v: v.paths_ahead,
        apart=True,
        control="view",
    ),
    Toggle(
        "overlays",
        _VIEW,
        "&What the step is made of",
        ("O",),
        Commands.show_overlays,
        lambda v: v.overlays is not OverlayScope.INSIDE,
        control="view",
    ),
    Toggle(
        "overlays_all",
        _VIEW,
        "What the step is made of, for &all runs",
        ("Shift+O",),
        Commands.show_all_overlays,
        lambda v: v.overlays is OverlayScope.ALL,
        control="view",
    ),
    Toggle(
        "curvature",
        _VIEW,
        "&Curvature at a point",
        ("K",),
        Commands.show_curvature,
        lambda v: v.curvature,
        control="view",
    ),
    Toggle(
        "magnifier",
        _VIEW,
        "&Magnifier",
        ("S",),
        Commands.show_magnifier,
        lambda v: v.magnifier,
        control="view",
    ),
    Toggle(
        "enlarged",
        _VIEW,
        "Large magnifier",
        ("Shift+S",),
        Commands.enlarge_magnifier,
        lambda v: v.enlarged,
        control="view",
    ),
    Toggle(
        "equal_axes",
        _VIEW,
        "E&qual axes",
        ("E",),
        Commands.show_equal_axes,
        lambda v: v.equal_axes,
        control="view",
    ),
    Toggle("legend", _VIEW, "&Legend", ("L",), Commands.show_legend, lambda v: v.legend),
    _relief("beside", "&Beside the contours", "B", Shown.BOTH),
    _relief("instead", "&Instead of the contours", "Shift+B", Shown.RELIEF),
    _heights("suitable", "Heights as &suits the surface", None, apart=True),
    _heights("linear", "&Linear heights", HeightScale.LINEAR),
    _heights("logarithmic", "Lo&garithmic heights", HeightScale.LOGARITHMIC),
    _heights("cut", "Linear heights, &cut off", HeightScale.CUT),
    _seen("at_first", "Seen as at &first", "as at first", apart=True),
    _seen("above", "Seen from &above", "from above"),
    _seen("x1", "Seen along x&₁", "along x1"),
    _seen("x2", "Seen along x&₂", "along x2"),
    Toggle(
        "hide_future",
        _VIEW,
        "Hide the &future in charts",
        ("H",),
        Commands.hide_future,
        lambda v: v.future_hidden,
        control="charts",
    ),
    Toggle(
        "average",
        _VIEW,
        "Averag&e over many seeds",
        ("Shift+C",),
        Commands.average,
        lambda v: v.averaged > 1,
        control="averaged",
    ),
    Command("comparison", _VIEW, "&Comparison table", ("T",), Commands.show_comparison),
    Command("data", _VIEW, "Data and &fits", ("Y",), Commands.show_data),
    Command("next_run", _VIEW, "&Next run", ("N",), Commands.select_next, apart=True),
    Command("previous_run", _VIEW, "Previous &run", ("Shift+N",), Commands.select_previous),
    Command("why", _VIEW, "&Why is this step so long?", ("W",), Commands.explain_step),
    Command("parameter", _VIEW, "Other &parameter in the formula", ("X",), Commands.show_other_parameter),
    Toggle(
        "notebook_letters",
        _VIEW,
        "Letters as in the note&book",
        (),
        Commands.write_as_in_the_notebook,
        lambda v: v.notation is Notation.NOTEBOOK,
    ),
    Toggle("motion", _VIEW, "Motion from &step to step", (), Commands.let_move, lambda v: v.motion),
    Command("larger", _VIEW, "Lar&ger", ("Ctrl++", "Ctrl+="), Commands.enlarge, apart=True),
    Command("smaller", _VIEW, "S&maller", ("Ctrl+-",), Commands.shrink),
    Command("usual_size", _VIEW, "&Usual size", ("Ctrl+0",), Commands.show_usual_size),
    _theme("theme_system", "As the &system", "system"),
    _theme("theme_light", "&Light", "light"),
    _theme("theme_dark", "&Dark", "dark"),
    _theme("theme_projector", "For a white &projector", "projector"),
    Toggle("arrange", _VIEW, "Arran&ge panels", (), Commands.arrange_panels, lambda v: v.arranging, apart=True),
    Command("reset_layout", _PANELS, "&Reset layout", (), Commands.reset_layout, apart=True),
    Command("play", _PLAYBACK, "&Play or pause", ("Space",), Commands.play),
    Command("step_forward", _PLAYBACK, "Step &forward", ("Right",), Commands.step_forward, repeats=True),
    Command("step_back", _PLAYBACK, "Step &back", ("Left",), Commands.step_back, repeats=True),
    Command("go_on", _PLAYBACK, "Go &on: lesson, questions or a step", ("PgDown",), Commands.go_on, repeats=True),
    Command("go_back", _PLAYBACK, "&Go back in the lesson, or a step", ("PgUp",), Commands.go_back, repeats=True),
    Toggle(
        "inside", _PLAYBACK, "&Inside a step: walk through its parts", ("I",), Commands.look_inside, lambda v: v.inside
    ),
    Toggle(
        "mid_run", _PLAYBACK, "Edits apply from the play&head on", ("M",), Commands.edit_mid_run, lambda v: v.mid_run
    ),
    Toggle(
        "predict",
        _PLAYBACK,
        "Pre&dict, then reveal",
        ("G",),
        Commands.predict,
        lambda v: v.prediction is not None,
        control="experiment",
    ),
    Command("to_start", _PLAYBACK, "To the &start", ("Home",), Commands.go_to_start),
    Command("to_end", _PLAYBACK, "To the &end", ("End",), Commands.go_to_end),
    Command("restart", _PLAYBACK, "&Restart", ("R",), Commands.restart),
    Command("faster", _PLAYBACK, "Fas&ter", ("+", "="), Commands.speed_up, repeats=True),
    Command("slower", _PLAYBACK, "S&lower", ("-",), Commands.slow_down, repeats=True),
    Command("palette", _HELP, "&Command palette…", ("Ctrl+K",), Commands.show_palette),
    Command("welcome", _HELP, "&Welcome", (), Commands.show_welcome),
    Command("lessons", _HELP, "&Lessons…", (), Commands.show_lessons),
    Command("edit_lesson", _HELP, "E&dit a lesson…", (), Commands.edit_lesson),
    Command("new_lesson", _HELP, "&New lesson…", (), Commands.write_lesson),
    Command("tour", _HELP, "Take the &tour", (), Commands.take_tour),
    Command("notes", _HELP, "Lecturer's &notes", (), Commands.show_notes),
    Command("bring_back", _HELP, "&Back to my own experiment", (), Commands.bring_back),
    Command("questions", _HELP, "&Questions…", ("J",), Commands.ask_questions),
    Command("examples", _HELP, "&Examples…", (), Commands.show_examples, control="experiment"),
    Command("glossary", _HELP, "&Glossary…", (), Commands.show_glossary),
    Command("whats_this", _HELP, "What is &this?", ("Shift+F1",), Commands.explain_what_is_clicked),
    Command("keys", _HELP, "&Keyboard shortcuts", ("F1",), Commands.show_keys),
    Command("about", _HELP, "&About RMSProp Lab", (), Commands.show_about),
)
