"""Typed texts as they are kept. This module is light: the first page needs it."""


def normal(text: str) -> str:
    """A typed text with line ends of one kind, control characters and margins gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(each for each in text if each in "\n\u3000" or each.isprintable()).strip()
