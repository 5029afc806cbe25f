"""The brief as a file of its own, in any of its forms."""

from __future__ import annotations

from datetime import datetime
from html import escape

from markdown_it import MarkdownIt

from dragoman.model import Dossier
from dragoman.publish.brief import make, rebased
from dragoman.publish.brief_markdown import brief_markdown
from dragoman.publish.brief_print import brief_pdf
from dragoman.publish.brief_word import brief_docx
from dragoman.publish.record import Record

_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.05rem;margin:1.2rem 0 .3rem}ul{margin:0;padding-left:1.2rem}"
    "a{color:#14507a}"
)


def brief_file(dossier: Dossier, kind: str, *, built_at: datetime, base: str = "") -> bytes:
    """The brief of a dossier as a file: "md", "html", "docx" or "pdf".

    Args:
        dossier: The dossier, which has hypotheses and an assessment.
        kind: The form.
        built_at: Moment of the build, aware.
        base: The way from the file's folder to the dossier's, such as ``../dossier/``; a path with slashes, not an
            address: what would act in one is written as ``%XX``.

    Raises:
        NotFound: The case has no hypotheses, or none of their items is scored.
        CaseError: ``built_at`` has no zone.

    """
    made = rebased(make(Record(dossier), built_at=built_at), base)
    if kind == "docx":
        return brief_docx(made)
    if kind == "pdf":
        return brief_pdf(made)
    text = brief_markdown(made)
    if kind == "md":
        return text.encode()
    # HTML of others is text in the Markdown already; the renderer makes none either.
    body = MarkdownIt("commonmark", {"html": False}).render(text)
    title = escape(made.title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body>\n{body}</body></html>\n"
    ).encode()
