"""Numbers and formulas as the page writes them are those of the program, letter by letter."""

import base64
import random
import struct
from collections.abc import Iterator

import pytest

from rmsprop_gui.export.page.assembly import scripts
from rmsprop_gui.export.page.notation import box_data, tree_data
from rmsprop_gui.formulas import FUNCTIONS, linear, parse, typeset
from rmsprop_gui.formulas.number import number
from rmsprop_gui.formulas.pieces import Piece, value

from .browser import Page

NUMBERS = (0.0, -0.0, 1.0, -1.0, 0.1, -0.25, 9.99949, 9.9996, 99999.5, 123456.5, 999999.4, 1e5, 1e6, 1e-4, 9.99996e-5)
TIES = (0.15625, 0.03125, 1.0625, 1.1875, 10.125, 100.25, 1000.5, 1001.5, 10000.5, 12345.5, 99998.5, 3.0517578125e-05)
BEYOND = (5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, float("inf"), float("-inf"), float("nan"))
FORMULAS = (
    "a + b - c * a / b",
    "a - (b - c) - (a + b) * -c",
    "-(a * b) + -a**2 - (-b)**c",
    "(a + b) / (c - a)**2 * b * 2",
    "a**-b + 2 * c + c * 2 + 0.5 * (a < b)",
    "a * (b * (c * a)) / (b / (c / a))",
    "where(a >= b, c, -a) + pi * e - 1e-8 * a + 1e20",
)
ALL = (*FORMULAS, *(f"2 * {name}({', '.join('abc'[: function.arity])})**2 - a" for name, function in FUNCTIONS.items()))
VALUES = ((0.5, 2.0, 3.25), (-0.5, 1e-9, -3e20), (1e-6, -2.5, float("nan")), (1.0, -1e7, 0.0))
LAID = """
const numbers = Object.entries(arguments[1]).map(([name, text]) => [name, Number(text)]);
return window.laid(arguments[0], Object.fromEntries(numbers));
"""
_FRAME = """<!doctype html><meta charset="utf-8"><script type="module">%s
window.texts = (numbers) => numbers.map((bytes) => number(decoded(bytes)[0]));
window.laid = (tree, values) => linear(typeset(tree, (name) => written(split(values[name]))).box);
window.drawn = (box) => formula(box).map((math) => math.outerHTML).join("");
</script>"""


@pytest.fixture
def bench(page: Page) -> Page:
    """The scripts that write formulas, alone."""
    page.open(_FRAME % scripts(("numbers", "boxes", "typeset")))
    return page


def any_numbers(count: int) -> Iterator[float]:
    chance = random.Random(11)
    for _ in range(count):
        yield struct.unpack("<d", chance.randbytes(8))[0]
        yield round(chance.uniform(-1, 1) * 10 ** chance.randint(-8, 8), chance.randint(0, 8))


def as_bytes(one: float) -> str:
    return base64.b64encode(struct.pack("<d", one)).decode()


def test_numbers_are_printed_as_in_the_program(bench: Page) -> None:
    numbers = [*NUMBERS, *TIES, *(-tie for tie in TIES), *BEYOND, *any_numbers(3000)]
    found = bench.run("return window.texts(arguments[0])", [as_bytes(each) for each in numbers])
    assert found == [number(each) for each in numbers]


def test_formulas_with_numbers_are_laid_out_as_in_the_program(bench: Page) -> None:
    for text in ALL:
        for numbers in VALUES:
            known = dict(zip("abc", numbers, strict=True))

            def atom(name: str, known: dict[str, float] = known) -> Piece:
                return value(known[name])

            found = bench.run(LAID, tree_data(parse(text)), {name: str(each) for name, each in known.items()})
            assert found == linear(typeset(parse(text), atom).box), text


def test_letters_become_mathml_that_says_the_same(bench: Page) -> None:
    known = {"a": -1.5, "b": 2e-9, "c": 3.0}
    boxes = [box_data(typeset(parse(text), lambda name: value(known[name])).box) for text in ALL]
    drawn = "".join(bench.run("return window.drawn(arguments[0])", box) for box in boxes)
    for element in ("mfrac", "msqrt", "msup", "mtable", "mn", "mo"):
        assert f"<{element}" in drawn
    assert "2.000" in drawn and "−1.5" in drawn
