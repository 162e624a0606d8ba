"""Figures, each with the command that reproduces it."""
