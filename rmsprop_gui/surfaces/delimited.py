"""Two columns of numbers from a text that a spreadsheet or a program has written. The text is data, never code."""

import csv
import re
from dataclasses import dataclass

MAX_ROWS = 2000
MAX_TEXT = 1_000_000
"""Letters of a text."""
_FEWEST = 3
_LARGEST = 1e6
_NAME = 40  # letters of the name of a column
_SHOWN = 20  # letters of what is no number, in a message
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_DELIMITERS = (";", "\t", ",")


@dataclass(frozen=True)
class Columns:
    """Two names, and the numbers below them."""

    names: tuple[str, str]
    rows: tuple[tuple[float, float], ...]


def read_columns(text: str) -> Columns:
    """The two columns of a text, with or without a line of names.

    Between them stands a semicolon, a tab or a comma: the first of these that is in the first line. A number may have a
    decimal comma where no comma stands between the columns. ValueError, in a sentence that names line and column, for
    anything else.
    """
    if len(text) > MAX_TEXT:
        raise ValueError(f"it has more than {MAX_TEXT:,} letters")
    lines = _lines(text.removeprefix("\ufeff"))
    if not lines:
        raise ValueError("it is empty")
    names = _names(lines[0][1])
    rows = tuple(_row(number, cells) for number, cells in (lines[1:] if names else lines))
    columns = Columns(names or ("first column", "second column"), rows)
    check_columns(columns)
    return columns


def check_columns(columns: Columns) -> None:
    """Raise ValueError, in a sentence for the user, unless a model can learn from these."""
    rows = columns.rows
    if not _FEWEST <= len(rows) <= MAX_ROWS:
        raise ValueError(f"it has {len(rows):,} rows of numbers, not {_FEWEST} to {MAX_ROWS:,}")
    if any(not (name.strip() and name.isprintable() and len(name) <= _NAME) for name in columns.names):
        raise ValueError(f"the name of a column must have 1 to {_NAME} letters that can be shown")
    if any(not abs(value) <= _LARGEST for row in rows for value in row):
        raise ValueError(f"its numbers must be between −{_LARGEST:,.0f} and {_LARGEST:,.0f}")
    if len({first for first, _ in rows}) == 1:
        raise ValueError("all numbers of the first column are the same: there is nothing to learn from them")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines that are not blank, with their numbers, each cut into its cells."""
    delimiter = next((mark for mark in _DELIMITERS if mark in _first_line(text)), ",")
    reader = csv.reader(text.splitlines(), delimiter=delimiter, skipinitialspace=True)
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _check_count(reader.line_num, cells, delimiter)
                found.append((reader.line_num, [_plain(cell, delimiter) for cell in cells]))
            if len(found) > MAX_ROWS + 1:
                raise ValueError(f"it has more than {MAX_ROWS:,} rows")
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from None
    return found


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _check_count(number: int, cells: list[str], delimiter: str) -> None:
    if len(cells) == 2:
        return
    count = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
    hint = ""
    if len(cells) == 4 and delimiter == ",":
        hint = ": where numbers have a decimal comma, separate them by a semicolon or a tab"
    raise ValueError(f"line {number} has {count}, not two{hint}")


def _plain(cell: str, delimiter: str) -> str:
    """A cell with a decimal point."""
    cell = cell.strip()
    with_point = cell.replace(",", ".", 1)
    is_number = delimiter != "," and cell.count(",") == 1 and "." not in cell and _NUMBER.fullmatch(with_point)
    return with_point if is_number else cell


def _names(cells: list[str]) -> tuple[str, str] | None:
    """The names that a first line holds; None where it holds numbers."""
    if any(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    first, second = ("".join(letter if letter.isprintable() else " " for letter in cell)[:_NAME] for cell in cells)
    return first.strip() or "first column", second.strip() or "second column"


def _row(number: int, cells: list[str]) -> tuple[float, float]:
    for column, cell in enumerate(cells, 1):
        if not _NUMBER.fullmatch(cell):
            what = f"{cell[:_SHOWN]!r} is no number" if cell else "there is no number"
            raise ValueError(f"line {number}, column {column}: {what}")
        if not abs(float(cell)) <= _LARGEST:
            raise ValueError(f"line {number}, column {column}: {cell[:_SHOWN]} is beyond {_LARGEST:,.0f}")
    return float(cells[0]), float(cells[1])
