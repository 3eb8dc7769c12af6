"""Tests of what is told of how sure a grade is."""
