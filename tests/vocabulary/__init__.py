"""Tests of the table of words."""
