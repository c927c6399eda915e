"""The one exception for what was asked for and cannot be done: its words are for the person who asked."""


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""
