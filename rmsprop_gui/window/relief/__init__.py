"""The surface in 3-D, with the paths on it."""
