"""What moves from one state to the next, and when."""
