"""Reports on the area as a whole, for its coordinator: as text to read, and as tables for a spreadsheet."""
