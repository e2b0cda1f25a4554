"""What leaves the app as text."""
