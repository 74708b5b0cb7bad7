"""Scores against annotated articles."""
