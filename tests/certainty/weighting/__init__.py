"""Tests of choosing points."""
