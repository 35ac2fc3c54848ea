"""What an operator brings: lists and packages to load, checked cell by cell; the commands that take them in."""
