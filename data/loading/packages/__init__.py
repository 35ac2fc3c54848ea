"""Survey packages and the registry, read, checked, scored and ranked, and written into a store. Uses pandas."""
