"""What parameters that several surfaces have mean."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol

CONDITION = Meaning("condition number", Symbol("κ"), "condition number, how many times steeper across than along")
GAP = Meaning("gap", Symbol("k"), "number of steps from one rare gradient to the next")
