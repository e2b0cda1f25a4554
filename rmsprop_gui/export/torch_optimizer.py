"""A run by PyTorch's own optimizer, where it takes the same steps; and the reason where it does not."""

from itertools import pairwise
from typing import Any

from rmsprop_gui.export.library import IN_TORCH
from rmsprop_gui.export.python_text import docstring, indented
from rmsprop_gui.export.run_code import Stretch, stretches
from rmsprop_gui.export.surface_code import Block
from rmsprop_gui.formulas.printing import Kind, Word, printed
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Run

_LATE_DECAY = "decays the weights otherwise, or takes the learning rate at its start alone"


def refusal(run: Run, steps: int) -> str:
    """Why PyTorch's optimizer does not take the steps of a run, as a sentence; empty where it does."""
    there = [stretch.rule.in_pytorch() for stretch in stretches(run, steps)]
    if any(one is None for one in there):
        return "torch.optim has no such optimizer."
    known = [one for one in there if one is not None]
    name = f"torch.optim.{known[0].optimizer}"
    for one in known:
        if one.difference:
            return f"{name} is another: {one.difference}."
    rules = [stretch.rule for stretch in stretches(run, steps)]
    if not known[0].scales_with_rate and any(rule.schedule != "constant" or rule.weight_decay for rule in rules):
        return f"{name} {_LATE_DECAY}."
    if any(not _can_follow(*both) for both in pairwise(rules)):
        return f"{name} cannot be changed so on the way."
    return ""


def _can_follow(before: UpdateRule, now: UpdateRule) -> bool:
    """Whether an optimizer can be told the settings of the later rule: some are read when it is made alone."""
    first, second = _there(before), _there(now)
    same_kind = all(
        type(old) is not bool and bool(old) == bool(first.settings[name])
        for name, old in second.settings.items()
        if old != first.settings[name]
    )
    same_wrappers = all(getattr(before, name) == getattr(now, name) for name in before.wrapping_parameters())
    return first.scales_with_rate and same_kind and same_wrappers


def _there(rule: UpdateRule) -> InPyTorch:
    there = rule.in_pytorch()
    assert there is not None
    return there


def optimizer_block(run: Run, steps: int, name: str, function: str, noise: list[str], has_box: bool) -> Block:
    """The function of a run; `function` is what each step is given the gradient of."""
    parts = stretches(run, steps)
    rule = parts[0].rule
    there = _there(rule)
    schedule = _schedule(rule)
    body = [
        docstring(f"{rule.title}, by torch.optim.{there.optimizer}."),
        "x = torch.tensor(START, requires_grad=True)",
        f"optimizer = torch.optim.{there.optimizer}([x], {_keywords(there.settings)})",
        "path = [x.detach().clone()]",
        "for t in range(1, STEPS + 1):",
        *indented(_changes(parts)),
        *indented(schedule.lines),
        "    optimizer.zero_grad()",
        f"    {function}(*x, t).backward()",
        *indented(noise),
        *indented(_altered(rule, there)),
        "    optimizer.step()",
        *(["    with torch.no_grad():", f"        x.copy_({IN_TORCH.clipped})"] if has_box else []),
        "    if not all_finite(x, f(*x, t), x.grad):",
        "        break",
        "    path.append(x.detach().clone())",
        f"return {IN_TORCH.path}",
    ]
    return Block((f"def {name}():", *indented(body)), schedule.helpers)


def _keywords(settings: Any) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in settings.items())


def _changes(parts: list[Stretch]) -> list[str]:
    lines = []
    for before, now in pairwise(parts):
        old, new = _there(before.rule).settings, _there(now.rule).settings
        other = {name: value for name, value in new.items() if value != old[name]}
        lines += [f"if t == {now.first}:  # changed on the way"]
        lines += [f"    optimizer.param_groups[0].update({_keywords(other)})"]
    return lines


def _schedule(rule: UpdateRule) -> Block:
    """The learning rate of the step, where that has a schedule."""
    if rule.schedule == "constant":
        return Block(())
    factor = rule.update().line("schedule_now").expression
    words = {"t": Word("t", Kind.NUMBER, is_nonzero=True)}
    for name in ("schedule_steps", "schedule_factor"):
        words[name] = Word(repr(float(getattr(rule, name))), Kind.NUMBER, is_nonzero=bool(getattr(rule, name)))
    made = printed(IN_TORCH.language, (factor,), words, shares=False)
    line = f'optimizer.param_groups[0]["lr"] = {rule.values()["learning_rate"]!r} * float({made.results[0]})'
    return Block((line,), made.helpers)


def _altered(rule: UpdateRule, there: InPyTorch) -> list[str]:
    """What the wrappers make of the gradient and of the point before the step."""
    lines = []
    if rule.clip_norm:
        lines.append("norm = torch.linalg.vector_norm(x.grad)")
    if rule.clip_value:
        lines.append(f"torch.nn.utils.clip_grad_value_([x], {float(rule.clip_value)!r})")
    if rule.clip_norm:
        lines.append("# as clip_grad_norm_, which adds 1e-6 to the length")
        lines.append(f"x.grad = x.grad * torch.clamp({float(rule.clip_norm)!r} / norm, max=1.0)")
    if rule.l2:
        lines.append(f"x.grad = x.grad + {float(rule.l2)!r} * x.detach()")
    if rule.weight_decay and not there.has_decay:
        kept = f'1 - optimizer.param_groups[0]["lr"] * {float(rule.weight_decay)!r}'
        lines += ["with torch.no_grad():", f"    x.mul_({kept})"]
    return lines
