"""Files of surveys → the store. Never imported by what serves."""
