"""What the actions do with chance."""

from rmsprop_gui.window.actions.file_commands import FileCommands
from rmsprop_gui.window.experiment.sampling_edits import draw_anew


class ChanceCommands(FileCommands):
    """The commands about noise, batches and their seed."""

    def draw_anew(self) -> None:
        """Take another seed and say which; where nothing depends on it, say that."""
        if self._to.session.experiment.objective.is_random:
            self._to.announcer.say("seed", self.tr("seed {seed}").format(seed=draw_anew(self._to.session)))
        else:
            self._to.say(self.tr("There is no noise to be drawn: set it below the surface."))
