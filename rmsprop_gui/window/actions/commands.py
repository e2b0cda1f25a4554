"""What the actions do. Each method carries out the action of its name in the table of `actions`."""

from PySide6.QtCore import Slot

from rmsprop_gui.playback.player import SPEEDS
from rmsprop_gui.window.actions.dialogs import Dialogs

_ZOOM = 0.8


class Commands(Dialogs):
    """The user's commands to one window."""

    @Slot()
    def quit(self) -> None:
        self._window.close()

    @Slot()
    def undo(self) -> None:
        what = self._window.session.history.undo_text
        self._window.session.undo()
        self._window.announcer.say("history", self.tr("undone: {what}").format(what=what))

    @Slot()
    def redo(self) -> None:
        what = self._window.session.history.redo_text
        self._window.session.redo()
        self._window.announcer.say("history", self.tr("done again: {what}").format(what=what))

    @Slot()
    def start_left(self) -> None:
        self._window.starting_point.move_by(-1, 0)

    @Slot()
    def start_right(self) -> None:
        self._window.starting_point.move_by(1, 0)

    @Slot()
    def start_up(self) -> None:
        self._window.starting_point.move_by(0, 1)

    @Slot()
    def start_down(self) -> None:
        self._window.starting_point.move_by(0, -1)

    @Slot()
    def start_left_little(self) -> None:
        self._window.starting_point.move_by(-1, 0, fine=True)

    @Slot()
    def start_right_little(self) -> None:
        self._window.starting_point.move_by(1, 0, fine=True)

    @Slot()
    def start_up_little(self) -> None:
        self._window.starting_point.move_by(0, 1, fine=True)

    @Slot()
    def start_down_little(self) -> None:
        self._window.starting_point.move_by(0, -1, fine=True)

    @Slot(bool)
    def presenter(self, presenting: bool) -> None:
        self._window.presenter.set_active(presenting)

    @Slot()
    def leave(self) -> None:
        self._window.mode_stack.leave_last()

    @Slot(bool)
    def pointer_dot(self, shown: bool) -> None:
        self._window.pointer_dot.set_shown(shown)

    @Slot(bool)
    def theme_system(self, chosen: bool) -> None:
        if chosen:
            self._window.appearance.choose("system")

    @Slot(bool)
    def theme_light(self, chosen: bool) -> None:
        if chosen:
            self._window.appearance.choose("light")

    @Slot(bool)
    def theme_dark(self, chosen: bool) -> None:
        if chosen:
            self._window.appearance.choose("dark")

    @Slot()
    def reset_layout(self) -> None:
        self._window.presenter.set_active(False)
        self._window.presenter.keep_layout()
        self._window.docks.reset()

    @Slot()
    def play(self) -> None:
        player, bar = self._window.player, self._window.prediction
        if player.playing:
            player.pause()
        elif bar.prediction is not None and player.step < bar.prediction.target:
            bar.reveal_answer()
        else:
            player.play()

    @Slot()
    def step_forward(self) -> None:
        self._window.lecture.walk(1)

    @Slot()
    def step_back(self) -> None:
        self._window.lecture.walk(-1)

    @Slot(bool)
    def inside(self, inside: bool) -> None:
        """Let forward and back walk through the parts of a step, or take whole steps again."""
        player = self._window.player
        if not inside:
            self._window.show_step(player.step)
        elif player.step >= player.end:
            self._window.central_area.show_hint(self.tr("No step follows the last one: go back, and then look inside."))

    @Slot(bool)
    def mid_run(self, from_playhead: bool) -> None:
        self._window.runs_panel.from_playhead.setChecked(from_playhead)

    @Slot(bool)
    def predict(self, predicting: bool) -> None:
        self._window.lecture.predict(predicting)

    @Slot(bool)
    def overlays(self, shown: bool) -> None:
        if not shown:
            self._window.actions_by_name["overlays_all"].setChecked(False)
        self._window.lecture.show_overlays()

    @Slot(bool)
    def overlays_all(self, shown: bool) -> None:
        if shown:
            self._window.actions_by_name["overlays"].setChecked(True)
        self._window.lecture.show_overlays()

    @Slot()
    def to_start(self) -> None:
        self._window.show_step(0)

    @Slot()
    def to_end(self) -> None:
        self._window.show_step(self._window.session.experiment.steps)

    @Slot()
    def restart(self) -> None:
        """From the start; where something is being predicted, no further than to the answer."""
        prediction = self._window.prediction.prediction
        self._window.player.seek(0)
        self._window.player.play(prediction.target if prediction is not None else None)

    @Slot()
    def faster(self) -> None:
        self._change_speed(1)

    @Slot()
    def slower(self) -> None:
        self._change_speed(-1)

    def _change_speed(self, by: int) -> None:
        index = SPEEDS.index(self._window.player.speed) + by
        self._window.player.set_speed(SPEEDS[min(max(index, 0), len(SPEEDS) - 1)])

    @Slot()
    def next_run(self) -> None:
        self._select_by(1)

    @Slot()
    def previous_run(self) -> None:
        self._select_by(-1)

    def _select_by(self, by: int) -> None:
        if runs := self._window.session.experiment.runs:
            self._window.session.select((self._window.session.selected + by) % len(runs))

    @Slot()
    def parameter(self) -> None:
        self._window.info.show_other_parameter()

    @Slot()
    def pin(self) -> None:
        self._window.session.pin()

    @Slot()
    def clear_pins(self) -> None:
        self._window.session.clear_pins()

    @Slot()
    def comparison(self) -> None:
        docks = self._window.docks
        docks.bring_to_front("charts" if docks["comparison"].in_sight else "comparison")

    @Slot()
    def reset_view(self) -> None:
        self._window.canvas.reset_view()

    @Slot()
    def zoom_in(self) -> None:
        self._window.canvas.zoom(_ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        self._window.canvas.zoom(1 / _ZOOM)

    @Slot()
    def larger(self) -> None:
        self._window.appearance.zoom(1)

    @Slot()
    def smaller(self) -> None:
        self._window.appearance.zoom(-1)

    @Slot()
    def usual_size(self) -> None:
        self._window.appearance.choose(scale=1.0)

    @Slot(bool)
    def paths_ahead(self, shown: bool) -> None:
        self._window.canvas.ahead.setVisible(shown)

    @Slot(bool)
    def legend(self, shown: bool) -> None:
        self._window.canvas.legend.setVisible(shown)

    @Slot(bool)
    def hide_future(self, hidden: bool) -> None:
        if self._window.docks["charts"].is_filled:  # else they ask when they are made
            self._window.charts.set_future_hidden(hidden)
