"""How the quantities of a formula are called on screen."""

from dataclasses import dataclass

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Symbol:
    """A letter with, where needed, a subscript and a hat: β, β₁, m̂."""

    letter: str
    subscript: str = ""
    hat: bool = False

    def __str__(self) -> str:
        return (
            self.letter
            + ("\N{COMBINING CIRCUMFLEX ACCENT}" if self.hat else "")
            + self.subscript.translate(_SUBSCRIPTS)
        )
