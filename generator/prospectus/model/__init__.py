"""The shape of every kind of YAML file, one module a kind; shape only, nothing is looked up."""
