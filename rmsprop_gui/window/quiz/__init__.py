"""Questions about paths, alone or before a class."""
