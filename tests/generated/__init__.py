"""A bureau made up from a seed: units with declared forms and recorded actuals.

    python -m tests.generated DIR --units 200 --projects 12

The same seed gives the same files. Every text is invented after the families of real 指标值; no
unit and no figure is real.
"""

from tests.generated.bureau import write_bureau, write_unit
from tests.generated.listing import write_listing
from tests.generated.year import Form, Row, Year, made_year

__all__ = ["Form", "Row", "Year", "made_year", "write_bureau", "write_listing", "write_unit"]
