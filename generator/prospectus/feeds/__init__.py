"""What machines and browsers read beside the pages: one module a feed."""
