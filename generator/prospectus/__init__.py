"""Prospectus turns a folder of YAML files into one searchable, printable, accessible prospectus for a 14–19 area."""

__version__ = "0.1.0"
