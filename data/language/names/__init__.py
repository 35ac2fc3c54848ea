"""The names of places: exact, folded, shortened, misspelt."""
