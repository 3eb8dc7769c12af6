"""Tests of the certainty room."""
