"""The page for disclosure (绩效自评公开页.html): one file that stands alone and reads anywhere.

It goes online with the final accounts (决算公开). No script, nothing fetched, charts drawn inside;
for readers, keyboards, phones and paper alike.
"""

from evaltool.report.html.writing import render_page, rendered_html

__all__ = ["render_page", "rendered_html"]
