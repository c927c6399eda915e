"""The courses of neighbouring areas, as far as their published files tell them: read with care, and never trusted."""
