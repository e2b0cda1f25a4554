"""What the actions do with optimizers that are typed."""

from rmsprop_gui.window.actions.chance_commands import ChanceCommands


class OptimizerCommands(ChanceCommands):
    """The commands about optimizers of one's own."""

    def type_optimizer(self) -> None:
        """Add an optimizer whose lines are typed, with the panel of the runs in sight."""
        self._to.view.update(presenter=False)
        self._to.docks.bring_to_front("runs")
        self._to.type_optimizer()
