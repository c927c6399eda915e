"""Speed is measured here, side by side with a named peer, and never asserted."""
