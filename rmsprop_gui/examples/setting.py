"""Short ways to write down the experiment of an example."""

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.objective import EXACT, Sampling
from rmsprop_gui.surfaces.surface import Point, Surface


def setting(
    surface: Surface, steps: int, *rules: UpdateRule, start: Point | None = None, sampling: Sampling = EXACT
) -> Experiment:
    """These optimizers on a surface, from its own start where no other is given."""
    runs = tuple(Run(rule, style=style) for style, rule in enumerate(rules))
    return Experiment(surface, start or surface.start, runs, steps, sampling=sampling, box=surface.box)
