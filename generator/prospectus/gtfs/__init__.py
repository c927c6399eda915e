"""Reads the timetables of buses and trains that an area puts into content/area/gtfs (GTFS, gtfs.org)."""
