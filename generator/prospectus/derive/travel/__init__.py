"""Journeys between where learners live and where courses are held, from the area's timetable of buses and trains."""
