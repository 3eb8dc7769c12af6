"""Templates whose texts are escaped: nothing that was typed becomes markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def escaping(package: str, finalize: Callable[[object], object] | None = None) -> Environment:
    """The templates of a package: every text is escaped, a name that is not given is an error.

    `finalize` sees every value before it is put in.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
