"""The experiment that is shown, its history, and the panel of its surface."""
