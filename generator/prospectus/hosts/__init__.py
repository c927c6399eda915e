"""The ways to a finished site: each host renders the hand-written pages and the shells that ours are spliced into."""
