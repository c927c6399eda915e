"""The CSV of England's national course directory: courses with a qualification's code, without one, and venues."""
