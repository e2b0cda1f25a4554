"""What can be done without a window. Nothing here imports Qt."""
