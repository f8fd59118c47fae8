"""Kinds of file: each read by a module of its own, in the process that reads pages."""
