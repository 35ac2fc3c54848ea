"""A message that goes on from the question before it."""
