"""Archives of articles: what is read from them, and what is found in them."""
