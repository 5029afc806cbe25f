"""The brief as a Word file: plain runs of text, links as links, no fields, the same bytes for the same brief."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dragoman.publish.brief_page import FOOT, MARGIN, Brief, size
from dragoman.publish.said import Ground, Voice, Words

_SANS, _SERIF, _SMALL = "Calibri", "Cambria", Pt(8)
_LARGEST = 9.5  # points
_LINE = 1.25  # of the letters' size; the estimate allows for more
_SOFT, _LINK = RGBColor(0x56, 0x5D, 0x66), RGBColor(0x14, 0x46, 0x6B)
_EARLIEST = 1980  # a ZIP archive knows no year before it


def brief_docx(brief: Brief) -> bytes:
    """The brief as DOCX, on one page A4; links are relative to the dossier's folder."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin = page.bottom_margin = Mm(FOOT)
    # Word breaks lines by itself: what fits is estimated with the letters of the printed page, which are wider.
    points = min(size(brief), _LARGEST)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _SANS, Pt(points)
    normal.paragraph_format.space_after = Pt(1.5)
    normal.paragraph_format.line_spacing = Pt(points * _LINE)
    _title(document, brief, points)
    for section in brief.sections:
        heading = document.add_heading(section.title, level=2)
        heading.paragraph_format.space_before = Pt(points * 0.5)
        heading.paragraph_format.space_after = Pt(0)
        heading.paragraph_format.line_spacing = Pt((points + 0.5) * _LINE)
        _style(heading.runs[0], size=Pt(points + 0.5), bold=True)
        for sentence in section.sentences:
            paragraph = document.add_paragraph()
            for words in sentence.words:
                _words(paragraph, words)
            for at, ground in enumerate(sentence.grounds):
                _style(paragraph.add_run(" [" if at == 0 else "; "), size=_SMALL, colour=_SOFT)
                _ground(paragraph, ground)
            if sentence.grounds:
                _style(paragraph.add_run("]"), size=_SMALL, colour=_SOFT)
    _style(document.add_paragraph().add_run(brief.colophon), size=_SMALL, colour=_SOFT)
    about = document.core_properties
    about.title, about.author, about.last_modified_by = brief.question.text[:250], "dragoman", "dragoman"
    about.comments, about.revision = "", 1
    about.created = about.modified = about.last_printed = brief.built_at.replace(tzinfo=None)
    whole = io.BytesIO()
    document.save(whole)
    return _dated(whole.getvalue(), brief)


def _title(document: Any, brief: Brief, points: float) -> None:
    _style(document.add_paragraph().add_run(brief.title), size=_SMALL, colour=_SOFT)
    heading = document.add_heading(brief.question.text, level=1)
    heading.paragraph_format.space_before = Pt(0)
    heading.paragraph_format.line_spacing = Pt(1.5 * points * _LINE)
    _style(heading.runs[0], size=Pt(1.5 * points), bold=False)


def _words(paragraph: Any, words: Words, size: Any = None) -> None:
    run = paragraph.add_run(words.printed)
    if words.voice is Voice.SOURCE:
        _style(run, font=_SERIF, size=size)
    elif size is not None:
        _style(run, size=size)
    if words.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), words.language)
        run._r.get_or_add_rPr().append(language)


def _ground(paragraph: Any, ground: Ground) -> None:
    if ground.address:
        _link(paragraph, ground.label, ground.address)
    else:
        _style(paragraph.add_run(ground.label), size=_SMALL, colour=_SOFT)
    if ground.quote is not None:
        _style(paragraph.add_run(": "), size=_SMALL, colour=_SOFT)
        _words(paragraph, ground.quote, _SMALL)
    if ground.url:
        _style(paragraph.add_run(", "), size=_SMALL, colour=_SOFT)
        _link(paragraph, "source", ground.url)


def _link(paragraph: Any, label: str, address: str) -> None:
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    run = paragraph.add_run(label)
    _style(run, size=_SMALL, colour=_LINK)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _style(
    run: Any, *, size: Any = None, colour: Any = None, font: str | None = None, bold: bool | None = None
) -> None:
    run.font.name = font or _SANS
    run.font.color.rgb = colour or RGBColor(0x1B, 0x1F, 0x24)
    if size is not None:
        run.font.size = size
    if bold is not None:
        run.font.bold = bold


def _dated(content: bytes, brief: Brief) -> bytes:
    """The same archive with every entry dated by the build, as its entries would else bear the present moment."""
    moment = brief.built_at.timetuple()[:6]
    at = (max(moment[0], _EARLIEST), *moment[1:])
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, at), old.read(entry), zipfile.ZIP_DEFLATED)
    return whole.getvalue()
