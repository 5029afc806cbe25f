"""Pages and feeds. Nothing in them is run, and nothing that they point at is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import lxml.etree
import lxml.html
import trafilatura
from defusedxml import ElementTree

from dragoman.ingest.draft import Draft, clean, day_in, decode
from dragoman.ingest.limits import Limits
from dragoman.model import SourceError


def read_html(data: bytes, limits: Limits, *, url: str | None = None) -> Iterator[Draft]:  # noqa: ARG001
    """The main text of a page; scripts, styles and page furniture are left out."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    page = decoded.text
    if not page.strip():
        raise SourceError("the file is empty", kind="empty", advice="collect it again")
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError) as error:
        raise SourceError(f"it is not readable as HTML ({error})") from error
    days = _stated_days(tree)
    notes = [*decoded.note, *_active(tree)]
    for node in tree.xpath("//script|//style|//template|//iframe|//object|//embed|//noscript"):
        node.drop_tree()
    notes += _unseen(tree)
    try:
        result = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, favor_recall=True
        )
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(f"the page could not be taken apart ({type(error).__name__})") from error
    found = None if isinstance(result, dict) else result
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        body = tree.find("body")
        text = "\n".join(t.strip() for t in (body if body is not None else tree).itertext() if t.strip())
    if not text.strip():
        raise SourceError("the page holds no text", kind="no-text", advice="save it after it has loaded, or as PDF")
    title = ((found.title if found is not None else None) or tree.findtext(".//title") or "").strip()
    text = clean(text).strip("\n")
    if title and text.startswith(title + "\n"):
        text = text[len(title) :].lstrip("\n")
    address = url or _canonical(tree)
    in_address = re.search(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)\b", address or "")
    if in_address is not None:
        days.append(("its address", day_in("-".join(in_address.groups()))))
    guessed = day_in(found.date if found is not None else None)
    yield Draft(
        title=title,
        text=text,
        url=address,
        dates=tuple((who, day) for who, day in days if day is not None),
        weak=("the page", guessed) if guessed else None,
        site=(found.sitename if found is not None else None),
        author=(found.author if found is not None else None),
        links=tuple(sorted({str(h) for h in tree.xpath("//a/@href") if str(h).startswith("http")}))[:200],
        notes=tuple(notes),
    )


def _active(tree: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """What the page would have run or loaded, had it been opened."""
    data_only = "not(contains(@type, 'json'))"
    scripts = len(tree.xpath(f"//script[{data_only}]")) + len(tree.xpath("//@*[starts-with(name(), 'on')]"))
    frames = len(tree.xpath("//iframe|//object|//embed"))
    if not scripts and not frames:
        return []
    parts = [f"{scripts} {'script' if scripts == 1 else 'scripts'}"] if scripts else []
    parts += [f"{frames} embedded {'object' if frames == 1 else 'objects'}"] if frames else []
    return [
        (
            "active-content",
            f"the page holds {' and '.join(parts)}, left out and never run; what they would add was not read",
        )
    ]


def _unseen(tree: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """Take out what no reader of the page sees, and tell how much of it held words."""
    hidden = [
        node
        for node in tree.xpath("//body//*[@hidden or @style]")
        if node.get("hidden") is not None or _INVISIBLE.search(str(node.get("style") or ""))
    ]
    told = sum(bool(node.text_content().strip()) for node in hidden)
    for node in hidden:
        if node.getparent() is not None:
            node.drop_tree()
    if not told:
        return []
    parts = "1 part that is" if told == 1 else f"{told} parts that are"
    return [("hidden-text", f"the page holds {parts} hidden from its readers; what stands in it was not read")]


_INVISIBLE = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_META = ("article:published_time", "date", "dcterms.date", "dc.date", "dc.date.issued", "datepublished", "pubdate")


def _stated_days(tree: lxml.html.HtmlElement) -> list[tuple[str, date | None]]:
    """Each day of publication that the markup states, with what states it."""
    days: list[tuple[str, date | None]] = []
    for node in tree.xpath("//meta[@content]"):
        name = str(node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name in _META:
            days.append((f"its metadata ({name})", day_in(node.get("content"))))
    for node in tree.xpath("//script[contains(@type, 'ld+json')]"):
        stated = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.)*")', node.text or "")
        if stated is not None:
            days.append(("its metadata (datePublished)", day_in(stated[1].strip('"'))))
    times = tree.xpath("(//time[@datetime])[1]/@datetime")
    if times:
        days.append(("its time element", day_in(str(times[0]))))
    return days


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return str(found[0]) if found and str(found[0]).startswith("http") else None


def read_feed(data: bytes, limits: Limits) -> Iterator[Draft]:  # noqa: ARG001
    """One draft for each entry of an RSS or Atom feed."""
    try:
        root = ElementTree.fromstring(data, forbid_dtd=False)
    except Exception as error:  # a foreign parser on hostile input: whatever it raises is a gap
        raise SourceError(
            f"it is not readable XML ({type(error).__name__}: {str(error)[:100]})", kind="unreadable"
        ) from error
    strip = re.compile(r"^\{[^}]*\}")
    entries = [node for node in root.iter() if strip.sub("", str(node.tag)) in {"item", "entry"}]
    if not entries:
        raise SourceError("it is XML without feed entries", kind="unknown-format", advice="RSS and Atom are read")
    site = next((node.text for node in root.iter() if strip.sub("", str(node.tag)) == "title"), None)
    for number, entry in enumerate(entries, 1):
        fields: dict[str, str] = {}
        for node in entry:
            name = strip.sub("", str(node.tag))
            words = "\n".join(piece.strip() for piece in node.itertext() if piece.strip())
            if name == "link" and node.get("rel", "alternate") != "alternate":
                continue
            fields.setdefault(name, words or node.get("href") or "")
        raw = fields.get("encoded") or fields.get("content") or fields.get("description") or fields.get("summary") or ""
        text = raw
        if "<" in raw and raw.strip():
            part = lxml.html.fromstring(f"<div>{raw}</div>")
            for node in part.xpath("//script|//style|//iframe|//object"):
                node.drop_tree()
            text = "\n".join(t.strip() for t in part.itertext() if t.strip())
        day = day_in(fields.get("pubDate") or fields.get("published") or fields.get("updated") or fields.get("date"))
        yield Draft(
            title=fields.get("title", "").strip(),
            text=text.strip("\n"),
            url=fields.get("link") or None,
            dates=(("its feed entry", day),) if day else (),
            site=site,
            publisher=fields.get("source") or None,
            part=f"entry {number}",
        )
