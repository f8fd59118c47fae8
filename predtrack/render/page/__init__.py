"""The page: a scorecard and all that stands behind it, as one HTML file that needs no network."""
