"""What a text says: its words, the places it names, what it asks about."""
