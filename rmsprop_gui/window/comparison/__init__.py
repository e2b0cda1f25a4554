"""All runs and pinned paths side by side, in numbers."""
