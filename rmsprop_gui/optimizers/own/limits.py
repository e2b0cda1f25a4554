"""How large a typed rule may be, and how it is said what is wrong with one."""

MAX_TEXT = 5000
MAX_LINE = 300
MAX_EQUATIONS = 30
MAX_HYPERPARAMETERS = 16
MAX_PARTS = 1500
"""Of all formulas together, counted as nodes of their trees."""
LARGEST = 1e12
"""Of all numbers that are declared, whatever their sign."""


class OwnRuleError(ValueError):
    """Why a text is no rule: the `reason` in a sentence, and the `line` and `column`, from 1, where that was found."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(f"line {line}, column {column}: {reason}")
        self.reason, self.line, self.column = reason, line, column

    def __reduce__(self) -> tuple[type["OwnRuleError"], tuple[str, int, int]]:
        return type(self), (self.reason, self.line, self.column)
