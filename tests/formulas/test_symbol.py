"""How the quantities of a formula are called."""

import pytest

from rmsprop_gui.formulas.symbol import Symbol

SPELLED = [
    (Symbol("β"), "β"),
    (Symbol("β", "1"), "β₁"),
    (Symbol("x", "20"), "x₂₀"),
    (Symbol("m", hat=True), "m\N{COMBINING CIRCUMFLEX ACCENT}"),
    (Symbol("v", "2", hat=True), "v\N{COMBINING CIRCUMFLEX ACCENT}₂"),
]


@pytest.mark.parametrize("symbol, text", SPELLED)
def test_a_symbol_is_spelled_on_one_line(symbol: Symbol, text: str) -> None:
    assert str(symbol) == text
