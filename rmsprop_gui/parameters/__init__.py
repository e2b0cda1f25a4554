"""What anything declares that a user may set: symbol, range, scale, switch, choice."""
