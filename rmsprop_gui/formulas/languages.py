"""The languages that formulas are printed in, and what each of them has beside the forms of the functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Language:
    """How a language writes numbers, constants, truth values and powers; ready-made definitions in `helpers`.

    Forms are as in `functions.Forms`: `$a` and `$b` are operands, `$n` is a whole number.
    """

    name: Literal["numpy", "torch", "javascript"]
    """The field of `Forms` that has its functions."""
    constants: Mapping[str, str]
    truth: str
    """A comparison, `$a`, as a number that is 1 or 0."""
    power: str
    """For any power but a whole one of up to 16."""
    whole_power: str
    """With the bits that the app computes: by squaring."""
    readable_power: str = "$a**$n"
    """The same where the last bit may differ."""
    power_of_array: str = ""
    """The same where the base is known to be an array and the power is 2; empty where that is nothing special."""
    power_of_numbers: str = ""
    """A power of plain numbers that might overflow or have no value; empty where that raises no exception."""
    quotient_of_numbers: str = ""
    """A quotient of plain numbers whose divisor might be 0; empty where that raises no exception."""
    argument: str = "$a"
    """A plain number as an argument of a function."""
    condition: str = "$a"
    """A comparison of plain numbers as the condition of a function."""
    loops_over_rows: bool = False
    """Whether a mean over data goes from row to row, so that nothing that depends on the row stands outside of it."""
    helpers: Mapping[str, str] = field(default_factory=dict)
    """Name → definition, for whatever calls one of that name."""


_POWER_IN_PYTHON = '''def power(a, n):
    """a to the whole power n, by squaring."""
    if n == 1:
        return a
    half = power(a, n // 2)
    return half * half * a if n % 2 else half * half
'''

NUMPY = Language(
    "numpy",
    {"pi": "np.pi", "e": "np.e"},
    truth="1.0 * ($a)",
    power="$a**$b",
    whole_power="power($a, $n)",
    power_of_array="$a**$n",
    power_of_numbers="np.float_power($a, $b)",
    quotient_of_numbers="np.divide($a, $b)",
    helpers={"power": _POWER_IN_PYTHON},
)

TORCH = Language(
    "torch",
    {"pi": "math.pi", "e": "math.e"},
    truth="1.0 * ($a)",
    power="$a**$b",
    whole_power="$a**$n",
    power_of_numbers="tensor($a)**$b",
    quotient_of_numbers="tensor($a) / ($b)",
    argument="tensor($a)",
    condition="torch.as_tensor($a)",
    helpers={
        "tensor": '''def tensor(number):
    """A number as a tensor of double precision."""
    return torch.as_tensor(number, dtype=torch.float64)
''',
    },
)

JAVASCRIPT = Language(
    "javascript",
    {"pi": "Math.PI", "e": "Math.E"},
    truth="Number($a)",
    power="Math.pow($a, $b)",
    whole_power="power($a, $n)",
    readable_power="Math.pow($a, $n)",
    loops_over_rows=True,
    helpers={
        "power": """// a to the whole power n, by squaring
function power(a, n) {
  if (n === 1) return a;
  const half = power(a, n >> 1);
  return n % 2 ? half * half * a : half * half;
}
""",
        "softplus": """// log(1 + exp(a)), for any a
function softplus(a) {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}
""",
        "total": """// the sum of values from one place to another, in the order in which numpy adds them
function total(values, from, end) {
  const count = end - from;
  if (count > 128) {
    const middle = from + (count >> 1) - ((count >> 1) % 8);
    return total(values, from, middle) + total(values, middle, end);
  }
  let sum = 0;
  let at = from;
  if (count >= 8) {
    const part = values.slice(from, from + 8);
    for (at += 8; at + 8 <= end; at += 8) for (let index = 0; index < 8; index += 1) part[index] += values[at + index];
    sum = (part[0] + part[1] + (part[2] + part[3])) + (part[4] + part[5] + (part[6] + part[7]));
  }
  for (; at < end; at += 1) sum += values[at];
  return sum;
}
""",
        "mean": """// the mean of a function of the rows of data
function mean(rows, of) {
  return total(rows.map(of), 0, rows.length) / rows.length;
}
""",
    },
)

LANGUAGES: dict[str, Language] = {language.name: language for language in (NUMPY, TORCH, JAVASCRIPT)}
"""All of them by their names. LaTeX is none: it is written from what is typeset, see `latex.py`."""
