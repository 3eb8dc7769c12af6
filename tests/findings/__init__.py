"""Tests of the findings room."""
