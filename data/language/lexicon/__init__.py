"""The words that questions are made of, a file a language, and what they may mean."""
