"""Takes in what providers have in other kinds of file, and gives the prospectus back in them."""
