"""Scores: what the predictions of a ledger add up to, by the record and by probabilities, apart."""
