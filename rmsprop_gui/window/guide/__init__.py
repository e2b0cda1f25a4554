"""The glossary: what is found in it, and an entry as it is read."""
