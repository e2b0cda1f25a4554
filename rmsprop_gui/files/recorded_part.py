"""A path that was recorded elsewhere as a file says it, and back."""

from rmsprop_gui.files import schema
from rmsprop_gui.optimizers.recorded_path import RecordedPath


def write_path(path: RecordedPath) -> schema.Recorded:
    """The path as a file says it."""
    return schema.Recorded(
        positions=list(path.positions),
        losses=list(path.losses),
        gradients=list(path.gradients),
        rates=list(path.rates),
        source=path.source,
    )


def read_path(content: schema.Recorded) -> RecordedPath:
    """The path that a file says. ValueError, in a sentence for the user, for what cannot be."""
    pairs = (tuple(content.gradients), tuple(content.rates))
    return RecordedPath(tuple(content.positions), tuple(content.losses), *pairs, content.source)
