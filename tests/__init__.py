"""Tests; this file makes `tests` ours even where another package has left a folder of that name."""
