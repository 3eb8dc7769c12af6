"""The checks, one function each: a review in, a verdict for every thing looked at out."""
