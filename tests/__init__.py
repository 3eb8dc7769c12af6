"""Tests of evaltool; one test module per module, named after it."""
