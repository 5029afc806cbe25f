"""The brief as a PDF: one page, embedded fonts, links, the same bytes for the same brief."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Container

from fpdf import FPDF, XPos, YPos
from fpdf.fonts import TTFFont

from dragoman.publish import assets
from dragoman.publish.brief_page import FOOT, LEADING, MARGIN, SIZES, Brief, small
from dragoman.publish.said import Ground, Voice, Words
from dragoman.publish.wording import language_name

_SANS, _SERIF = "sans", "serif"
_LAST = (7.5, 7.0, 6.5)  # points, where an estimate was wrong and the page would have a second
_INK, _SOFT, _LINK = (27, 31, 36), (86, 93, 102), (20, 70, 107)
_LOST = 0.1  # share of letters without a shape in the font above which a quotation is not printed


class Sheet(FPDF):
    """One page A4 with our two faces."""

    def __init__(self, brief: Brief) -> None:
        super().__init__(format="A4")
        self.set_margins(MARGIN, FOOT)
        self.set_auto_page_break(auto=True, margin=FOOT)
        self.add_font(_SANS, fname=assets.print_font("DejaVuSansCondensed"))
        self.add_font(_SANS, style="B", fname=assets.print_font("DejaVuSansCondensed-Bold"))
        self.add_font(_SERIF, fname=assets.print_font("DejaVuSerifCondensed"))
        self.set_creation_date(brief.built_at)
        self.set_title(brief.question.text)
        self.set_creator(f"dragoman {brief.version}")
        self.set_lang("en")
        self.add_page()

    def say(self, text: str, size: float, *, face: str = _SANS, bold: bool = False, ink: tuple[int, int, int] = _INK,
            link: str = "") -> None:  # fmt: skip
        """Words in the flow of the line."""
        self.set_font(face, style="B" if bold else "", size=size)
        self.set_text_color(*ink)
        shown = self.shown(text, face, bold=bold)
        first = (shown.split(" ", 1) or [""])[0]
        # "write" breaks the first word of a run where it does not fit; a line is begun for it instead.
        if (
            self.x + self.get_string_width(first) > self.w - self.r_margin - 2 * self.c_margin
            and self.x > self.l_margin
        ):
            self.ln(self.leading * LEADING)
        self.write(self.leading * LEADING, shown, link)

    def shown(self, text: str, face: str, *, bold: bool = False) -> str:
        """The text with a box for each letter that the font lacks or could not set from right to left."""
        font = self.fonts[face + ("B" if bold else "")]
        known = font.cmap if isinstance(font, TTFFont) else {}
        return "".join(letter if _set(letter, known) else "□" for letter in text)

    leading: float = SIZES[0]  # the size that sets the leading


def brief_pdf(brief: Brief) -> bytes:
    """The brief as PDF, on one page A4; links are relative to the dossier's folder.

    Quotations in a script that the bundled fonts do not have are named, not printed.

    Raises:
        AssetsMissing: The fonts were not bundled into this installation.

    """
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of every table that it leaves out
    for size in (*SIZES, *_LAST):
        sheet = Sheet(brief)
        draw(sheet, brief, size)
        if sheet.pages_count == 1:
            break
    return bytes(sheet.output())


def draw(sheet: Sheet, brief: Brief, size: float) -> None:
    """Draw the brief on a sheet in letters of a size in points."""
    sheet.leading = size
    beside = small(size)
    sheet.say(brief.title, beside, ink=_SOFT)
    sheet.ln(size * LEADING + 0.5)
    sheet.leading = size * 1.5
    sheet.say(brief.question.text, size * 1.5)
    sheet.ln(size * 1.5 * LEADING + 0.5)
    sheet.leading = size
    for section in brief.sections:
        sheet.ln(size * 0.16)
        sheet.set_font(_SANS, style="B", size=size + 0.5)
        sheet.set_text_color(*_INK)
        sheet.cell(0, size * 0.55, section.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        for sentence in section.sentences:
            for words in sentence.words:
                _words(sheet, words, size)
            for at, ground in enumerate(sentence.grounds):
                sheet.say("  [" if at == 0 else "; ", beside, ink=_SOFT)
                _ground(sheet, ground, beside)
            if sentence.grounds:
                sheet.say("]", beside, ink=_SOFT)
            sheet.ln(size * LEADING + 0.7)
    sheet.ln(1)
    sheet.say(brief.colophon, beside, ink=_SOFT)


def _words(sheet: Sheet, words: Words, size: float) -> None:
    face = _SERIF if words.voice is Voice.SOURCE else _SANS
    shown = sheet.shown(words.text, face)
    if shown.count("□") > _LOST * len(shown):
        told = f"words in {language_name(words.language)}" if words.language else "words in another script"
        sheet.say(f"[{told}: see the dossier]", size, ink=_SOFT)
        return
    sheet.say(words.printed, size, face=face)


def _ground(sheet: Sheet, ground: Ground, size: float) -> None:
    sheet.say(ground.label, size, ink=_LINK if ground.address else _SOFT, link=ground.address or "")
    if ground.quote is not None:
        sheet.say(": ", size, ink=_SOFT)
        _words(sheet, ground.quote, size)
    if ground.url:
        sheet.say(", ", size, ink=_SOFT)
        sheet.say("source", size, ink=_LINK, link=ground.url)


def _set(letter: str, known: Container[int]) -> bool:
    return ord(letter) in known and unicodedata.bidirectional(letter) not in {"R", "AL", "AN"}
