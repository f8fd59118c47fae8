"""English: the words and rules of the language, as data."""
