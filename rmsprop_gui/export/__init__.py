"""What of an experiment leaves the app as text: steps, code, formulas."""
