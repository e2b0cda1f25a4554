"""What a lecturer does with time: playback, inside a step, predictions, another start."""
