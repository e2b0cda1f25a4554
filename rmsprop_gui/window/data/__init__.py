"""The data that a surface is a loss over, and what each run makes of them."""
