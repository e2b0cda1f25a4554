"""One experiment, stepped and recorded."""
