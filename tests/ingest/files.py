"""One short release in every format, in our own words."""

from __future__ import annotations

import gzip
import io
import textwrap
from email.message import EmailMessage

from docx import Document as Word
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from warcio.warcwriter import WARCWriter

TITLE = "Minister Anna Berg receives Ambassador Ivo Kral"
LINES = (
    "Minister of Foreign Affairs of Sweden Anna Berg received Ambassador of Czechia Ivo Kral in Stockholm today.",
    "They spoke about trade, and about the schools that both countries keep in the region.",
)
TEXT = "\n\n".join(LINES)


def html(encoding: str = "utf-8", body: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{encoding}"><title>{TITLE}</title>'
        '<meta property="article:published_time" content="2019-05-04T10:00:00+00:00"></head>'
        f"<body><nav>Home News Contacts</nav><article><h1>{TITLE}</h1>{paragraphs}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode(encoding)


def text() -> bytes:
    return f"Title: {TITLE}\nDate: 2019-05-04\n\n{TEXT}\n".encode()


def markdown() -> bytes:
    return f"---\ntitle: {TITLE}\ndate: 2019-05-04\n---\n\n**{LINES[0]}**\n\n{LINES[1]}\n".encode()


def pdf() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = DecodedStreamObject()
    rows = [TITLE, "", *textwrap.wrap(LINES[0], 62), "", *textwrap.wrap(LINES[1], 62)]
    moves = " ".join(f"({row}) Tj 0 -16 Td" for row in rows)
    stream.set_data(f"BT /F1 9 Tf 40 800 Td {moves} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({"/Title": TITLE, "/CreationDate": "D:20190504100000Z"})
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def docx() -> bytes:
    word = Word()
    word.core_properties.title = TITLE
    word.add_heading(TITLE, 0)
    for line in LINES:
        word.add_paragraph(line)
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def email() -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["Date"] = "Sat, 04 May 2019 10:00:00 +0000"
    message["From"] = "press@example.org"
    message.set_content(TEXT)
    return message.as_bytes()


def feed() -> bytes:
    day = "Sat, 04 May 2019 10:00:00 GMT"
    item = f"<item><title>{TITLE}</title><pubDate>{day}</pubDate><description>{TEXT}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{item}{item}</channel></rss>'.encode()


def warc(*, packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html()
    record = writer.create_warc_record("https://example.org/news/1", "response", payload=io.BytesIO(body))
    writer.write_record(record)
    return out.getvalue()


def jsonl(*, packed: bool = False) -> bytes:
    line = f'{{"id": "one", "date": "2019-05-04", "lang": "en", "title": "{TITLE}", "text": "{LINES[0]}"}}\n'.encode()
    return gzip.compress(line * 2) if packed else line * 2


def csv() -> bytes:
    return f'id,date,title,text\none,2019-05-04,{TITLE},"{LINES[0]}"\n'.encode()
