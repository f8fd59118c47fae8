"""Claims: what has to be checked of a statement, one at a time, in words that stand alone."""
