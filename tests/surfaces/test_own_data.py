"""Two columns of one's own: how they are read, what is refused and where, and the surface that is made of them."""

import numpy as np
import pytest

from rmsprop_gui.surfaces.delimited import MAX_ROWS, MAX_TEXT, Columns, read_columns
from rmsprop_gui.surfaces.model import Picture
from rmsprop_gui.surfaces.own_data import OwnDataSurface, own_data_surface

THREE = ((1.0, 2.5), (2.0, 3.0), (3.0, 5.25))
UNNAMED = ("first column", "second column")

READ: dict[str, tuple[str, tuple[str, str]]] = {
    "commas and names": ("dose,effect\n1,2.5\n2,3\n3,5.25\n", ("dose", "effect")),
    "no names": ("1,2.5\n2,3\n3,5.25", UNNAMED),
    "semicolons and decimal commas": ("dose;effect\n1;2,5\n2;3,0\n3;5,25\n", ("dose", "effect")),
    "tabs and decimal commas": ("1\t2,5\r\n2\t3\r\n3\t5,25\r\n", UNNAMED),
    "tabs and points": ("a\tb\n1\t2.5\n2\t3\n3\t5.25", ("a", "b")),
    "blank lines and spaces": ("\n a , b \n\n 1 , 2.5\n2, 3\n\n3,5.25\n\n", ("a", "b")),
    "a byte order mark": ("\ufeffa,b\n1,2.5\n2,3\n3,5.25", ("a", "b")),
    "quotes": ('"dose; mg";"b"\n"1";"2,5"\n2;3\n3;5,25', ("dose; mg", "b")),
    "exponents and signs": ("+1,25e-1\n2,3E0\n3,+5.25", UNNAMED),
    "half a name": ("a,\n1,2.5\n2,3\n3,5.25", ("a", "second column")),
    "a name that cannot be shown": ("a\x07b,c\n1,2.5\n2,3\n3,5.25", ("a b", "c")),
}

REFUSED = {
    "nothing": ("  \n \n", "it is empty"),
    "one column": ("a\n1\n2", "line 1 has 1 column, not two"),
    "three columns": ("a,b\n1,2\n1,2,3\n", "line 3 has 3 columns, not two"),
    "decimal commas between commas": ("1,5,2,5\n", "decimal comma, separate them by a semicolon or a tab"),
    "a word": ("a,b\n1,2\n2,three\n", "line 3, column 2: 'three' is no number"),
    "a gap": ("1,2\n,3\n", "line 2, column 1: there is no number"),
    "no number for Python either": ("1_0,2\n2,3\n3,4", "line 1, column 1: '1_0' is no number"),
    "infinity": ("1,2\n2,inf\n3,4", "line 2, column 2: 'inf' is no number"),
    "code": ("1,2\n__import__('os'),3\n3,4", "line 2, column 1: \"__import__\\('os'\\)\" is no number"),
    "letters of other scripts": ("1,2\n٢,3\n3,4", "line 2, column 1: '٢' is no number"),
    "huge": ("1,2\n2,1e300\n3,4", "line 2, column 2: 1e300 is beyond 1,000,000"),
    "too few rows": ("a,b\n1,2\n2,3", "it has 2 rows of numbers, not 3 to 2,000"),
    "too many rows": ("a,b\n" + "1,2\n" * (MAX_ROWS + 1), "it has more than 2,000 rows"),
    "too many letters": ("1,2\n" * MAX_TEXT, "more than 1,000,000 letters"),
    "one place": ("1,2\n1,3\n1,4", "all numbers of the first column are the same"),
    "a number that is a novel": ("1,2\n2," + "9" * 10_000 + "\n3,4", "line 2, column 2: 9{20} is beyond"),
    "a cell without an end": ("1,2\n2," + "x" * 200_000, "line 2: field larger than field limit"),
    "a null": ("1,2\n2,\x00\n3,4", "line 2"),
}


@pytest.mark.parametrize("text, names", READ.values(), ids=READ)
def test_two_columns_are_read(text: str, names: tuple[str, str]) -> None:
    columns = read_columns(text)
    rows = ((1.0, 0.25), *THREE[1:]) if "e-1" in text else THREE
    expected = [(1.0, 2.5) if row == (1.0, 0.25) and "25e-1" in text else row for row in rows]
    assert columns == Columns(names, tuple(expected))


@pytest.mark.parametrize("text, said", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_with_its_line_and_column(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_columns(text)


def test_as_many_rows_as_are_allowed_are_read() -> None:
    assert len(read_columns("".join(f"{k},{k}\n" for k in range(MAX_ROWS))).rows) == MAX_ROWS


def drawn(is_logistic: bool, rows: int = 60) -> Columns:
    coin = np.random.default_rng(8)
    z = coin.normal(20, 4, rows)
    measured = 3 + 2 * z + coin.normal(size=rows)
    if is_logistic:
        measured = (z + coin.normal(0, 4, rows) > 20).astype(float)
    return Columns(("z", "y"), tuple(zip(z.tolist(), measured.tolist(), strict=True)))


@pytest.mark.parametrize("is_logistic", [False, True])
@pytest.mark.parametrize("units", ["standardised", "raw"])
def test_the_surface_is_seen_with_its_minimum_and_begins_elsewhere(is_logistic: bool, units: str) -> None:
    surface = own_data_surface(drawn(is_logistic)).with_values(units=units)
    assert surface.picture is (Picture.PROBABILITY if is_logistic else Picture.CURVE)
    ((x1, x2),) = surface.minima
    assert np.abs(surface.gradient(x1, x2)).max() < 1e-9
    for point in ((x1, x2), (0.0, 0.0), surface.start):
        assert all(low < part < high for part, (low, high) in zip(point, surface.view, strict=True))
    assert surface.value(*surface.start) > 1.5 * surface.value(x1, x2)
    assert len(surface.model().held_out) == 20 and surface.row_count == 40


def test_a_line_is_that_of_least_squares() -> None:
    columns = drawn(is_logistic=False)
    surface = own_data_surface(columns).with_values(units="raw")
    z, y = np.array([row for k, row in enumerate(columns.rows, 1) if k % 3]).T
    slope, height = np.polyfit(z, y, 1)
    assert surface.minima[0] == pytest.approx((height, slope), rel=1e-9)


def test_classes_that_do_not_overlap_have_no_minimum() -> None:
    apart = own_data_surface(Columns(("z", "y"), tuple((float(k), float(k > 5)) for k in range(12))))
    assert apart.minima == () and apart.view[1][1] > 8 and apart.value(0.0, 8.0) < apart.value(0.0, 0.0)


@pytest.mark.parametrize(
    "rows",
    [
        ((1e6, -1e6), (-1e6, 1e6), (0.0, 0.5)),
        ((1e-300, 1e6), (2e-300, -1e6), (3e-300, 1.0)),
        ((0.0, 1.0), (1.0, 1.0), (2.0, 1.0)),
        ((0.0, 0.0), (1e-6, 1.0), (2.0, 1.0)),
        ((999_999.0, 1.0), (999_999.5, 2.0), (1e6, 3.0)),
    ],
)
def test_extreme_numbers_make_a_surface_or_are_refused(rows: tuple[tuple[float, float], ...]) -> None:
    surface: OwnDataSurface = own_data_surface(Columns(("z", "y"), rows))
    assert np.isfinite(surface.value(*surface.start)) and surface.sample.scalings[0] == "standardised"
    assert all(low < high for low, high in surface.view)
    for low, high in (ends for place in surface.places for ends in place.view):
        assert -1e6 <= low < high <= 1e6


def test_few_rows_are_all_learned_from() -> None:
    assert own_data_surface(Columns(("z", "y"), THREE)).held_out(0.0, 0.0) is None
