"""How numbers are printed: the same way in the formula, the table, the legend and the charts."""

import math

MINUS = "\N{MINUS SIGN}"
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def split(value: float, digits: int = 4) -> tuple[str, int]:
    """Round to `digits` significant digits: the digits to print and the power of ten beside them (0: none)."""
    if value == 0 or not math.isfinite(value):
        return {"nan": "undefined", "inf": "∞", "-inf": f"{MINUS}∞"}.get(str(value), "0"), 0
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    power = int(exponent)
    if -4 <= power < digits + 2:
        return f"{value:.{max(digits - 1 - power, 0)}f}".replace("-", MINUS), 0
    return mantissa.replace("-", MINUS), power


def number(value: float, digits: int = 4) -> str:
    """One line of text: −0.09202, 37.41, 1.234×10⁻⁸."""
    mantissa, power = split(value, digits)
    return mantissa if power == 0 else f"{mantissa}×10{str(power).translate(SUPERSCRIPTS)}"


def exact_text(value: float) -> str:
    """The same digits as `exact`, with a real minus sign, where they are only read."""
    return exact(value).replace("-", MINUS)


def exact_split(value: float) -> tuple[str, int]:
    """The same digits as `exact`, as `split` gives them: those to print and the power of ten beside them."""
    mantissa, _, power = exact(value).partition("e")
    return mantissa.replace("-", MINUS), int(power or 0)


def exact(value: float) -> str:
    """The shortest text that reads back as the same number, for fields and hyperparameters."""
    try:
        mantissa, e, power = repr(float(value)).partition("e")
    except OverflowError:  # an integer beyond all floats
        return str(value)
    return f"{mantissa.removesuffix('.0')}{e}{int(power)}" if e else mantissa.removesuffix(".0")
