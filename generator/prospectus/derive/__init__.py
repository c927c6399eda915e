"""What follows from an area: the order of lists, likeness, search records; one module an answer."""
