"""Tests of the joined stages."""
