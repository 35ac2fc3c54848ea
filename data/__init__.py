"""Surveys, places and names: what is known, and how a question about it is answered. Knows nothing of Slack."""
