"""Experiment files: new, open, save, and what happens to unsaved work."""
