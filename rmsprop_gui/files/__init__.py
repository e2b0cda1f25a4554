"""Reading and writing what is kept: checked text in regular files, written whole or not at all."""
