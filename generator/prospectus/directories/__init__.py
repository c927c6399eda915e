"""How the course directories of others are read: their XML, their HTML, their words, and what each is taken for."""
