"""Theme, scale, fonts and icons: what everything looks like."""
