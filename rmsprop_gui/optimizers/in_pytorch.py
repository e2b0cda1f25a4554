"""Which optimizer of PyTorch takes the same steps as a rule, and with which settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ROOT = "it adds ε to the root and not under it"
"""The `difference` of those that divide by √v + ε where the rule divides by √(v + ε)."""


@dataclass(frozen=True)
class InPyTorch:
    """An optimizer of `torch.optim` by its name, with its settings."""

    optimizer: str
    settings: Mapping[str, Any]
    difference: str = ""
    """What it does otherwise than the rule, as the end of a sentence that begins with its name; empty for nothing."""
    scales_with_rate: bool = True
    """Whether its steps are in proportion to the learning rate at every step, so that a schedule can set that."""
    has_decay: bool = False
    """Whether decoupled weight decay is a setting of its own."""
