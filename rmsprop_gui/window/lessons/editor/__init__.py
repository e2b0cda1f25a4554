"""The lesson editor: a window beside the one that its scenes are taken from."""
