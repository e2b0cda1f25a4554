"""The ideas that optimizers are grouped by, in the order in which a lecture comes to them."""

from enum import Enum


class Family(Enum):
    """What an optimizer does with past gradients: the value is that in a few words."""

    NO_MEMORY = "no memory"
    SMOOTHS = "smooths the direction"
    NEVER_FORGETS = "scales and never forgets"
    FORGETS = "scales and forgets"
    BOTH = "both: smooths and scales"
    SIGNS = "signs"
    FINDS_RATE = "finds its rate"
    OWN = "typed"
