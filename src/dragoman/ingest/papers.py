"""PDF, Word documents and e-mail."""

from __future__ import annotations

import email
import email.policy
import io
import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from dragoman.ingest.draft import Draft, clean, day_in, decode
from dragoman.ingest.limits import Limits
from dragoman.ingest.plain import read_text
from dragoman.ingest.web import read_html
from dragoman.model import LimitExceeded, SourceError

_TITLE = 160


def read_pdf(data: bytes, limits: Limits) -> Iterator[Draft]:
    """The text layer of a PDF."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about becomes a gap, with the file's name
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("it is encrypted", kind="encrypted", advice="save a copy without a password")
        if len(reader.pages) > limits.pages:
            raise LimitExceeded(f"it has {len(reader.pages)} pages, more than {limits.pages}")
        parts: list[str] = []
        size = 0
        for page in reader.pages:
            parts.append(page.extract_text() or "")
            size += len(parts[-1])
            if size > limits.text:
                raise LimitExceeded(f"it holds more than {limits.text} characters")
        info = reader.metadata
        title = str(info.title) if info and info.title else ""
        made = info.creation_date.date() if info and isinstance(info.creation_date, datetime) else None
    except SourceError:
        raise
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(
            f"it is not a readable PDF ({str(error)[:120] or type(error).__name__})",
            kind="truncated" if b"%%EOF" not in data[-2048:] else "unreadable",
            advice="fetch the file again",
        ) from error
    if b"%%EOF" not in data[-2048:]:
        raise SourceError("the PDF is truncated: its end is missing", kind="truncated", advice="fetch the file again")
    text = clean("\n\n".join(_reflowed(part) for part in parts)).strip()
    if not text:
        raise SourceError(
            "the PDF has no text layer (scanned pages?)", kind="no-text", advice="run text recognition on it"
        )
    lines = text.split("\n")
    if not title and len(lines[0]) <= _TITLE:
        title, text = lines[0].strip(), "\n".join(lines[1:]).strip("\n")
    yield Draft(title=title, text=text, weak=("the creation date of the PDF", made) if made else None)


_FULL = 0.7  # a printed line shorter than this share of the longest ends its paragraph


def _reflowed(page: str) -> str:
    """The paragraphs of a page: printed lines joined, a word parted by a hyphen made whole."""
    lines = [" ".join(line.split()) for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    open_line = False
    for line in lines:
        if not line:
            out.append("")
            open_line = False
            continue
        if open_line and out and out[-1]:
            broken = re.search(r"\w-$", out[-1]) is not None and line[0].islower()
            out[-1] = out[-1][:-1] + line if broken else f"{out[-1]} {line}"
        else:
            out.append(line)
        open_line = len(line) >= _FULL * width and not (len(line) < 0.9 * width and line.endswith((".", "!", "?")))
    return "\n".join(out)


def check_zip(data: bytes, limits: Limits) -> None:
    """Refuse an archive whose unpacked content is out of proportion.

    Raises:
        SourceError: It is damaged, or too large (``LimitExceeded``).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > limits.members:
                raise LimitExceeded(f"it holds {len(members)} members, more than {limits.members}")
            total = 0
            for member in members:
                with archive.open(member) as stream:
                    while chunk := stream.read(1 << 16):
                        total += len(chunk)
                        if total > limits.member or total > max(1 << 20, limits.ratio * len(data)):
                            raise LimitExceeded(
                                f"it unpacks to {total:,} bytes and more from {len(data):,}: a zip bomb?",
                                advice="open it in an office program and save it as text",
                            )
    except SourceError:
        raise
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(
            f"it is a damaged archive ({type(error).__name__})", kind="truncated", advice="fetch it again"
        ) from error


def read_docx(data: bytes, limits: Limits) -> Iterator[Draft]:
    """The paragraphs and tables of a Word document."""
    import docx

    check_zip(data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        parts = list(_blocks(document.element.body))
        core = document.core_properties
        title, made, author = core.title or "", core.created, core.author or None
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(f"it is not a readable DOCX ({type(error).__name__})", kind="unreadable") from error
    text = "\n".join(parts)
    if not text.strip():
        raise SourceError("it holds no text", kind="no-text")
    draft = next(read_text(text.encode(), limits))
    yield Draft(
        title=draft.title or title,
        text=draft.text,
        url=draft.url,
        dates=draft.dates,
        weak=("the creation date of the file", made.date()) if isinstance(made, datetime) else None,
        publisher=draft.publisher,
        author=draft.author or author,
    )


def _attached(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        yield str(part.get_filename() or part.get_content_type())[:80]


def _blocks(element: BaseOxmlElement) -> Iterator[str]:
    """Paragraphs and rows of tables in the order of the page, those in content controls too."""
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            yield "".join(_letters(child))
        elif child.tag == qn("w:tbl"):
            for row in child.iter(qn("w:tr")):
                cells = row.iterchildren(qn("w:tc"))
                yield " | ".join(" ".join(filter(None, _blocks(cell))) for cell in cells)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")}:
            yield from _blocks(child)


def _letters(paragraph: BaseOxmlElement) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        yield (node.text or "") if node.tag == qn("w:t") else "\t" if node.tag == qn("w:tab") else "\n"


def read_email(data: bytes, limits: Limits) -> Iterator[Draft]:
    """The body of a message; the sender's name is its site."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise SourceError("it has no mail headers", kind="unreadable")
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        html = body is not None and body.get_content_type() == "text/html"
        packed = body.get_payload(decode=True) if body is not None else b""
        raw = packed if isinstance(packed, bytes) else b""
        charset = body.get_content_charset() if body is not None else None
        notes = [
            ("attachment", f"its attachment {name!r} was not read; save it as a file of its own")
            for name in _attached(message)
        ]
        subject, sender, day = (
            str(message["subject"] or ""),
            str(message["from"] or ""),
            day_in(str(message["date"] or "")),
        )
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(f"the message cannot be decoded ({type(error).__name__})", kind="encoding") from error
    if not raw.strip():
        raise SourceError("the message has no text", kind="no-text")
    if html:
        page = next(read_html(raw, limits))
        content, more = page.text, page.notes
    else:
        decoded = decode(raw, charset)
        content, more = decoded.text, decoded.note
    yield Draft(
        title=subject,
        text=content.strip("\n"),
        notes=(*notes, *more),
        dates=(("its Date header", day),) if day else (),
        site=re.sub(r"\s*<.*", "", sender).strip('" ') or None,
        publisher=str(message["x-publisher"]) if message["x-publisher"] else None,
        url=str(message["x-url"]) if message["x-url"] else None,
    )
