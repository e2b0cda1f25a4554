"""What the actions do. The table of actions says which method carries out which."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.view.view_state import SPEEDS, OverlayScope
from rmsprop_gui.window.actions.relief_commands import ReliefCommands

if TYPE_CHECKING:
    from rmsprop_gui.window.info.step_words import StepWords

_ZOOM = 0.8


class Commands(ReliefCommands):
    """The user's commands to one window."""

    # the experiment

    def undo(self) -> None:
        """Take back the last edit and say which."""
        what = self._to.session.history.undo_text
        self._to.session.undo()
        self._to.announcer.say("history", self.tr("undone: {what}").format(what=what))

    def redo(self) -> None:
        """Do again what was undone last and say what."""
        what = self._to.session.history.redo_text
        self._to.session.redo()
        self._to.announcer.say("history", self.tr("done again: {what}").format(what=what))

    def keep_settings(self) -> None:
        """Put the settings back that were there before the surface was chosen."""
        self._to.kept_settings.put_back()
        self._to.announcer.say("settings", self.tr("learning rates and steps as before"))

    def pin(self) -> None:
        """Keep the paths of the visible runs, or say why they cannot be kept."""
        try:
            self._to.session.pin()
        except ValueError as error:
            self._to.say(str(error))

    def clear_pins(self) -> None:
        """Remove all pins."""
        self._to.session.clear_pins()

    def move_start(self, right: int = 0, up: int = 0, fine: bool = False) -> None:
        """Move the start by parts of the view."""
        self._to.starting_point.move_by(right, up, fine)

    def edit_mid_run(self, chosen: bool) -> None:
        """Let edits of hyperparameters apply from the playhead on, or from the start again."""
        self._to.view.update(mid_run=chosen)

    def select_next(self) -> None:
        """Select the run below, or after the last one the first."""
        self._select_by(1)

    def select_previous(self) -> None:
        """Select the run above, or before the first one the last."""
        self._select_by(-1)

    def _select_by(self, by: int) -> None:
        if runs := self._to.session.experiment.runs:
            self._to.session.select((self._to.session.selected + by) % len(runs))

    # playback

    def play(self) -> None:
        """Play or pause; where something is predicted, reveal it."""
        player, prediction = self._to.player, self._to.view.state.prediction
        if player.playing:
            player.pause()
        elif prediction is not None and player.step < prediction.target:
            self._to.prediction.reveal_answer()
        else:
            self._to.lecture.play()

    def step_forward(self) -> None:
        """One step, or one part of a step, forward."""
        self._to.lecture.walk(1)

    def step_back(self) -> None:
        """One step, or one part of a step, back."""
        self._to.lecture.walk(-1)

    def go_on(self) -> None:
        """Go on in what leads through something; where nothing does, one step forward."""
        if not self._to.walk_on(1):
            self.step_forward()

    def go_back(self) -> None:
        """Go back in what leads through something; where nothing does, one step back."""
        if not self._to.walk_on(-1):
            self.step_back()

    def ask_questions(self) -> None:
        """Begin with the questions, or leave them."""
        self._to.ask_questions()

    def go_to_start(self) -> None:
        """Stop at step 0."""
        self._to.lecture.show_step(0)

    def go_to_end(self) -> None:
        """Stop at the last step."""
        self._to.lecture.show_step(self._to.session.experiment.steps)

    def restart(self) -> None:
        """Play from the start; where something is being predicted, no further than to the answer.

        Where a class waits for an answer, that is told.
        """
        if self._to.reveal():
            return
        prediction = self._to.view.state.prediction
        self._to.player.seek(0)
        self._to.lecture.play(prediction.target if prediction is not None else None)

    def speed_up(self) -> None:
        """Play at the next higher speed."""
        self._change_speed(1)

    def slow_down(self) -> None:
        """Play at the next lower speed."""
        self._change_speed(-1)

    def _change_speed(self, by: int) -> None:
        index = SPEEDS.index(self._to.view.state.speed) + by
        self._to.view.update(speed=SPEEDS[min(max(index, 0), len(SPEEDS) - 1)])

    def look_inside(self, inside: bool) -> None:
        """Let forward and back walk through the parts of a step, or take whole steps again."""
        self._to.lecture.look_inside(inside)

    def predict(self, predicting: bool) -> None:
        """Begin or end a prediction."""
        self._to.lecture.predict(predicting)

    # what is shown

    def reset_view(self) -> None:
        """Show the surface's own range."""
        self._to.canvas.reset_view()

    def show_everything(self) -> None:
        """Show the surface's own range, and beyond it all paths."""
        self._to.canvas.show_everything()

    def zoom_in(self) -> None:
        """Come closer to the middle of the canvas."""
        self._to.canvas.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """Go away from the middle of the canvas."""
        self._to.canvas.zoom(1 / _ZOOM)

    def show_paths_ahead(self, shown: bool) -> None:
        """Show or hide the paths beyond the playhead."""
        self._to.view.update(paths_ahead=shown)

    def show_magnifier(self, shown: bool) -> None:
        """Show or hide the magnifier."""
        self._to.view.update(magnifier=shown, enlarged=False)

    def enlarge_magnifier(self, enlarged: bool) -> None:
        """Show the magnifier large and with numbers, or as usual."""
        self._to.view.update(magnifier=True, enlarged=enlarged)

    def show_curvature(self, shown: bool) -> None:
        """Draw the curvature at the playhead and at the pointer, or not."""
        self._to.view.update(curvature=shown)

    def show_equal_axes(self, equal: bool) -> None:
        """Make a unit as long along x₁ as along x₂, or let each axis fill the canvas."""
        self._to.view.update(equal_axes=equal)

    def show_legend(self, shown: bool) -> None:
        """Show or hide the legend."""
        self._to.view.update(legend=shown)

    def show_overlays(self, shown: bool) -> None:
        """Draw the parts of a step for the selected run, or for none."""
        self._to.view.update(overlays=OverlayScope.SELECTED if shown else OverlayScope.INSIDE)

    def show_all_overlays(self, shown: bool) -> None:
        """Draw the parts of a step for all runs, or for the selected one alone."""
        self._to.view.update(overlays=OverlayScope.ALL if shown else OverlayScope.SELECTED)

    def hide_future(self, hidden: bool) -> None:
        """Let charts end at the playhead, or show what lies beyond it."""
        self._to.view.update(future_hidden=hidden)

    def show_comparison(self) -> None:
        """Bring the comparison to the front, or put it away where it is there already."""
        self._to.docks.bring_or_put_away("comparison")

    def show_data(self) -> None:
        """Bring the data to the front, or put them away where they are there already."""
        self._to.docks.bring_or_put_away("data")

    def show_other_parameter(self) -> None:
        """Put the numbers of x₂ into the formula instead of those of x₁, or the other way round."""
        self._to.view.update(axis=1 - self._to.view.state.axis)

    def explain_step(self) -> None:
        """Say why the step of the selected run is as long as it is, over the canvas and aloud."""
        words = self._step_in_words()
        self._to.say(" ".join(filter(None, (words.why, words.beside))) or self.tr("No step yet: press Space."))

    def copy_step(self) -> None:
        """Put what happened in the step of the selected run on the clipboard."""
        words = self._step_in_words()
        if words.text:
            QGuiApplication.clipboard().setText(words.text)
            self._to.say(self.tr("Copied: {text}").format(text=words.happened))
        else:
            self._to.say(self.tr("No step yet: press Space."))

    def _step_in_words(self) -> "StepWords":
        from rmsprop_gui.window.info.step_words import StepWords, words_of  # late: not needed before the first picture

        view = self._to.view.state
        frame = self._to.player.frame(self._to.session.selected)
        return words_of(frame, view.axis, view.compared, view.notation) if frame is not None else StepWords()

    # the window

    def present(self, presenting: bool) -> None:
        """Enter or leave the presenter view."""
        self._to.presenter.set_active(presenting)

    def present_part(self, shown: bool, part: str) -> None:
        """Have a part in the presenter view, or not."""
        others = self._to.view.state.presented - {part}
        self._to.view.update(presented=others | {part} if shown else others)

    def leave(self) -> None:
        """Leave the prediction or the presenter view, whichever was entered last."""
        self._to.mode_stack.leave_last()

    def show_pointer_dot(self, shown: bool) -> None:
        """Show or hide the dot around the pointer."""
        self._to.view.update(pointer_dot=shown)

    def choose_theme(self, theme: str) -> None:
        """Show everything in this theme, or as the system does."""
        self._to.appearance.choose(theme)

    def write_as_in_the_notebook(self, chosen: bool) -> None:
        """Use the letters of the notebook everywhere, or one letter for one thing."""
        self._to.view.update(notation=Notation.NOTEBOOK if chosen else Notation.LAB)

    def let_move(self, moving: bool) -> None:
        """Let what changes glide from one state to the next, or be there at once."""
        self._to.view.update(motion=moving)

    def enlarge(self) -> None:
        """Make everything one size larger."""
        self._to.appearance.zoom(1)

    def shrink(self) -> None:
        """Make everything one size smaller."""
        self._to.appearance.zoom(-1)

    def show_usual_size(self) -> None:
        """Show everything at its usual size."""
        self._to.appearance.choose(scale=1.0)

    def arrange_panels(self, arranging: bool) -> None:
        """Give the panels titles to drag them by, or take them away."""
        self._to.view.update(arranging=arranging)

    def reset_layout(self) -> None:
        """Bring all panels back to where they belong."""
        self._to.presenter.set_active(False)
        self._to.presenter.keep_layout()
        self._to.docks.reset()
        self._to.announcer.say("layout", self.tr("all panels where they belong"))
