"""Our own workbook (.xlsx): a sheet each for courses, runs and sites, and the words that may be written."""
