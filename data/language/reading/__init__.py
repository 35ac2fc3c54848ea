"""Which reading of a text is meant, and what of it is in no field of the question."""
