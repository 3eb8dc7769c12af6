"""Benchmarks against peers: ratios within one run, medians of interleaved rounds.

    python -m tests.benchmarks            print the table
    python -m tests.benchmarks --write    print it and put it into docs/performance.md

Nothing here is a timed test: the test suite only checks that all writers produce the same content.
"""
