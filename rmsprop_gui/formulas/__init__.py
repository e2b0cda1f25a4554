"""Formulas written once: the text that is computed is the text that is typeset."""
