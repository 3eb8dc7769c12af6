"""A document to be verified: its kind, its text, and the evidence that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.errors import InputError
from evaltool.files import open_file
from evaltool.files.docx import parse_xml
from evaltool.files.package import Package
from evaltool.files.sniff import Format
from evaltool.files.word_text import WordText, read_word_text
from evaltool.report.record import DamagedRecordError, YearRecord, read_record
from evaltool.report.word.evidence import EVIDENCE, NAMESPACE, Evidence, read_evidence

if TYPE_CHECKING:
    from lxml.etree import _Element

    from evaltool.files.several import Opened

_NAMESPACE = NAMESPACE.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDocument:
    """A Word document; `trouble` says why there is no evidence, or no record in it."""

    file: str
    text: WordText
    evidence: Evidence | None
    record: YearRecord | None
    trouble: str


def open_word(path: Path) -> WordDocument:
    """A Word document with what it carries.

    Raises:
        InputError: the file cannot be read, or is no Word document.
    """
    return word_document(open_file(path))


def word_document(item: Opened) -> WordDocument:
    """A Word document, from a file that was opened.

    Raises:
        InputError: it is no Word document, or its XML is broken.
    """
    if item.kind is not Format.DOCX:
        raise InputError(
            "不是 Word 文件（docx）",
            place=item.raw.file,
            remedy="请给出 evaltool 生成的自评报告或自评表（docx）",
        )
    package = item.raw.parts()
    evidence, trouble = _evidence(package)
    record = None
    if evidence is not None:
        record, trouble = _record(evidence)
    return WordDocument(
        file=item.raw.file,
        text=read_word_text(package),
        evidence=evidence,
        record=record,
        trouble=trouble,
    )


def _evidence(package: Package) -> tuple[Evidence | None, str]:
    found = [None if root is None else read_evidence(root) for root in _roots(package)]
    held = [each for each in found if each is not None]
    if len(held) == 1:
        return held[0], ""
    if held:
        return None, "文件里有不止一份来源记录"
    return None, "来源记录已损坏" if found else "文件里没有来源记录"


def _roots(package: Package) -> Iterator[_Element | None]:
    """The roots of the parts that hold evidence, under whatever name; None for a broken one."""
    for name in package.xml_parts():
        content = package.read(name)
        if _NAMESPACE not in content:
            continue
        try:
            root = parse_xml(content, package.file)
        except InputError:
            yield None
        else:
            yield from [root] if root.tag == EVIDENCE else []


def _record(evidence: Evidence) -> tuple[YearRecord | None, str]:
    if not evidence.record:
        return None, "来源记录里没有可供重算的数据"
    try:
        return read_record(evidence.record), ""
    except DamagedRecordError as error:
        return None, f"来源记录里的数据已损坏（{error}）"
