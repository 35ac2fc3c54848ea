"""Measures how well the bot understands what people type: `make understanding`."""
