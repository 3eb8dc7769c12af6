"""Charts of a scored year (图): native Word charts that can be edited, and the records they show.

The same records are drawn as SVG by the page for disclosure.
"""
