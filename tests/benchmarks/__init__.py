"""How fast the app is, as ratios to baselines measured in the same run."""
