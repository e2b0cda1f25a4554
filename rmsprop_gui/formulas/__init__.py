"""Formulas written once: the text that is computed is the text that is typeset and differentiated.

`parse` reads a text into a tree, a FormulaError says why it cannot; `names` and `substitute` look into trees.
`compile_function` computes them, `derivative` and `simplified` make new ones of them, `typeset` lays them out and
`linear` writes that on one line; `to_text` writes a tree as it would be typed. `FUNCTIONS` is the table of functions,
`check_identifier` says whether something may be called by a name.
"""

from rmsprop_gui.formulas.boxes import linear
from rmsprop_gui.formulas.compilation import compile_function
from rmsprop_gui.formulas.derivative import derivative, simplified
from rmsprop_gui.formulas.functions import CONSTANTS, FUNCTIONS, check_identifier
from rmsprop_gui.formulas.notation import to_text
from rmsprop_gui.formulas.parser import FormulaError, names, parse
from rmsprop_gui.formulas.tree import Expression, substitute
from rmsprop_gui.formulas.typeset import typeset

__all__ = [
    "CONSTANTS",
    "FUNCTIONS",
    "Expression",
    "FormulaError",
    "check_identifier",
    "compile_function",
    "derivative",
    "linear",
    "names",
    "parse",
    "simplified",
    "substitute",
    "to_text",
    "typeset",
]
