"""How sure a grade is: questions asked of a scored year, answered without changing it.

Points chosen otherwise (`weighting`), what a sample proves (`satisfaction`), how firmly a grade
stands (`stability`), other actuals (`what_if`), what a grade would take (`reaching`), other rules
(`effect`), other years (`years`). Each module says what it assumes, in Chinese, beside its result.
Scores come from the one scoring; scipy is imported only where a question needs it.
"""

from evaltool.certainty.stability import Stability, Standing, stability

__all__ = ["Stability", "Standing", "stability"]
