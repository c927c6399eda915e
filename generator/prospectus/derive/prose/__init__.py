"""How the texts of courses and providers read to somebody of 14, and what in them only insiders understand."""
