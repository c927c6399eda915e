"""The form at /edit/: Sveltia CMS with a configuration that is made from the model and the area's own ids."""
