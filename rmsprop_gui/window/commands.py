"""What the actions do. Each method carries out the action of its name in the table of `actions`."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rmsprop_gui import __version__
from rmsprop_gui.playback.player import SPEEDS
from rmsprop_gui.window.actions import ACTIONS, plain_text

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_ZOOM = 0.8


class Commands(QObject):
    """The user's commands to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def quit(self) -> None:
        self._window.close()

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
        self._window.walk(1)

    @Slot()
    def step_back(self) -> None:
        self._window.walk(-1)

    @Slot(bool)
    def inside(self, inside: bool) -> None:
        """Let forward and back walk through the parts of a step, or take whole steps again."""
        if not inside:
            self._window.show_step(self._window.player.step)

    @Slot(bool)
    def mid_run(self, from_playhead: bool) -> None:
        self._window.runs_panel.from_playhead.setChecked(from_playhead)

    @Slot(bool)
    def predict(self, predicting: bool) -> None:
        self._window.predict(predicting)

    @Slot(bool)
    def overlays(self, shown: bool) -> None:
        if not shown:
            self._window.actions_by_name["overlays_all"].setChecked(False)
        self._window.show_overlays()

    @Slot(bool)
    def overlays_all(self, shown: bool) -> None:
        if shown:
            self._window.actions_by_name["overlays"].setChecked(True)
        self._window.show_overlays()

    @Slot()
    def to_start(self) -> None:
        self._window.show_step(0)

    @Slot()
    def to_end(self) -> None:
        self._window.show_step(self._window.session.experiment.steps)

    @Slot()
    def restart(self) -> None:
        self._window.player.seek(0)
        self._window.player.play()

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
        self._window.show_comparison(not self._window.comparison.in_front)

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
        if "charts" in vars(self._window):  # else they ask when they are made
            self._window.charts.set_future_hidden(hidden)

    @Slot()
    def save_picture(self) -> None:
        picture = self._window.grab()
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), "rmsprop-lab.png", self.tr("PNG picture (*.png)")
        )
        name = name if "." in Path(name).name else f"{name}.png" if name else ""
        if name and not picture.save(name, "PNG"):
            QMessageBox.warning(
                self._window, self.tr("Save picture"), self.tr("{name} could not be written.").format(name=name)
            )

    @Slot()
    def keys(self) -> None:
        rows = "".join(
            f"<tr><td>{plain_text(self.tr(info.text))}</td><td>&emsp;<b>{', '.join(info.keys)}</b></td></tr>"
            for info in ACTIONS
            if info.keys
        )
        QMessageBox.information(self._window, self.tr("Keyboard shortcuts"), f"<table>{rows}</table>")

    @Slot()
    def about(self) -> None:
        QMessageBox.about(
            self._window,
            self.tr("About RMSProp Lab"),
            self.tr("RMSProp Lab {version}\n\nSee how optimizers move, step by step and number by number.").format(
                version=__version__
            ),
        )
