"""Voices: whose words a statement is, and how the document tells."""
