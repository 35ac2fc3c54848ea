"""Terms → what is required of kommuner, and what is asked. Only concepts are looked at, never words."""
