"""A surface as a function of PyTorch's tensors, to be descended with autograd."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from rmsprop_gui.export.library import IN_TORCH
from rmsprop_gui.export.numpy_script import RESERVED
from rmsprop_gui.export.python_text import Names
from rmsprop_gui.export.surface_code import data_name, formulas_of, height_block
from rmsprop_gui.formulas.printing import definitions
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.surface import Surface


def torch_function(surface: Surface) -> Callable[..., Any]:
    """`f(x1, x2, t)` of tensors. Raises ValueError for a surface that is code, ImportError where there is no torch."""
    torch, objective = import_module("torch"), Objective(surface)
    there = formulas_of(objective)
    block = height_block(objective, there, IN_TORCH, Names(RESERVED))
    data = {data_name(name): torch.tensor(column.tolist(), dtype=torch.float64) for name, column in there.columns}
    scope: dict[str, Any] = {"torch": torch, "math": import_module("math"), **data}
    texts = [*definitions(IN_TORCH.language, block.helpers), *block.lines]
    exec("\n".join(texts), scope)  # printed from the tree of the formula: nothing that was typed is in it
    return scope["f"]  # type: ignore[no-any-return]
