"""A message that goes on from the question before it: a question with gaps, that are filled slot by slot.

What joins it is taken out (reading.py, links.py), and what is left says which slots it fills (fragment.py). Whether it
has gaps say goes_on.py and of_fewer.py: a whole question inherits nothing. What it refers to is resolved by what was
spoken of (turn.py). Then its slots take the place of those of their kind (merge.py): whom it names (named.py,
places.py), what it requires and of which measure (requirements.py), what it wants (gaps.py, wants.py, of_kommuner.py,
references.py, there.py), how that is laid out (layout.py). What is asked of the answer in one phrase, or in other
words that mean that (forms.py), stands in answers.py and opposites.py; what follows a text in texts.py. Two questions
in one message are read in two_questions.py. What no slot takes is told.
"""
