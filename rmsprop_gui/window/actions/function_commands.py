"""What the actions do with functions that are typed."""

from rmsprop_gui.window.actions.optimizer_commands import OptimizerCommands


class FunctionCommands(OptimizerCommands):
    """The commands about functions of one's own."""

    def type_function(self) -> None:
        """Open the field for a function of one's own, in the panel of the surface."""
        self._to.presenter.set_active(False)
        self._to.docks.bring_to_front("surface")
        self._to.own_function.begin()
        self._to.announcer.say("function", self.tr("type a function of x and y"))
