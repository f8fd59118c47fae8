"""A corpus: articles by the million, scanned into an archive of its own, and what it holds."""
