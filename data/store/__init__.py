"""The SQLite store: what is asked of it, and whether it is fresh."""
