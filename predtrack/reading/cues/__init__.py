"""Cues and masks of forward-looking language, and the features and weights of the model they feed."""
