"""An answer → text and blocks."""
