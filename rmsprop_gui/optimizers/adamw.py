"""AdamW."""

from dataclasses import dataclass, replace

from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.adam import Adam
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import weight_decay
from rmsprop_gui.optimizers.in_pytorch import InPyTorch


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam whose weights decay beside its step: what pulls to zero is neither smoothed nor scaled.

    Algorithm 2 of its source, as in PyTorch's AdamW.
    """

    name = "adamw"
    title = "AdamW"
    family = Family.BOTH
    sources = (
        Publication(
            "Loshchilov and Hutter",
            "Decoupled Weight Decay Regularization",
            2019,
            "International Conference on Learning Representations",
            "https://arxiv.org/abs/1711.05101",
        ),
    )
    variants = ("amsgrad",)
    idea = "Adam, and beside its step every parameter shrinks a little: an L2 penalty would be scaled away by the rate."

    weight_decay: float = weight_decay(0.01)

    def in_pytorch(self) -> InPyTorch:
        there = super().in_pytorch()
        settings = {**there.settings, "weight_decay": self.weight_decay}
        return replace(there, optimizer="AdamW", settings=settings, has_decay=True)
