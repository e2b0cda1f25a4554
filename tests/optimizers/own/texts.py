"""Typed rules that several tests begin with."""

RMSPROP = """\
eta: 0.1
beta: 0.9
eps: 1e-8

v = beta*v + (1-beta)*g**2
rate = eta/sqrt(v + eps)
direction = g
"""


def with_line(line: str, rate: str = "rate = eta/sqrt(v + eps)", eta: float = 0.1, beta: float = 0.9) -> str:
    """RMSProp's text with another line in the place of the one that remembers."""
    return f"eta: {eta}\nbeta: {beta}\neps: 1e-8\n\n{line}\n{rate}\ndirection = g\n"
