"""How sure a grade is, in words: tables for the terminal, the report's annexes, the work papers.

What is computed comes from `evaltool.certainty`; here figures become text.
"""
