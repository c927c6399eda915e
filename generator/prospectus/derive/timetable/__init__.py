"""The common timetable worked out: when lessons meet, which courses go together, and what a change would do."""
