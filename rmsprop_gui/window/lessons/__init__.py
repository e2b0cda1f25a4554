"""Lessons in the window: the pane, what walks through a lesson, questions, tasks, notes for the lecturer."""
