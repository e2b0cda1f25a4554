"""The page for students, on its own and in a real browser."""
