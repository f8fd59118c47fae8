"""Evidence: what later articles say about a prediction, for a person to judge.

A passage is found, ranked and cited; nothing here says whether a prediction came true.
"""
