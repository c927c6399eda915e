"""The edition for a memory stick: a finished site turned into files that a browser opens without any server."""
