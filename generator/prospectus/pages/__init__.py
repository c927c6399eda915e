"""What a reader sees: one view function per kind of page, knowing no host."""
