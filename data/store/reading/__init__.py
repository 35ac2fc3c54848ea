"""Answers from the store: one file a kind of answer, and what several of them read."""
