"""What follows from what is published: for every kommun and measure a value or bounds. Uses pandas and numpy."""
