"""Everything on paper: leaflets, booklets, lists and forms as PDF, made from the same area as the pages."""
