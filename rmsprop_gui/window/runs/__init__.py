"""The list of runs and their hyperparameters."""
