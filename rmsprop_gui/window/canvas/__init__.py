"""The contour canvas: one layer a file, painted from the bottom up."""
