"""What of the window leaves the app: pictures and films."""
