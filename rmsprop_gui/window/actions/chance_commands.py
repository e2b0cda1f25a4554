"""What the actions do with chance."""

from rmsprop_gui.window.actions.file_commands import FileCommands
from rmsprop_gui.window.experiment.sampling_edits import draw_anew

_MANY = 200  # seeds


class ChanceCommands(FileCommands):
    """The commands about noise, batches and their seed."""

    def draw_anew(self) -> None:
        """Take another seed and say which; where nothing depends on it, say that."""
        if self._to.session.experiment.objective.is_random:
            self._to.announcer.say("seed", self.tr("seed {seed}").format(seed=draw_anew(self._to.session)))
        else:
            self._to.say(self.tr("There is no noise to be drawn: set it below the surface."))

    def average(self, averaging: bool) -> None:
        """Show mean and spread over many seeds, or the one run alone; where nothing depends on a seed, say that."""
        self._to.view.update(averaged=_MANY if averaging else 1)
        if averaging and not self._to.session.experiment.objective.is_random:
            self._to.say(self.tr("Every seed gives the same runs: set some noise below the surface."))
