"""The brief as Markdown (CommonMark): all words escaped, so that no quotation can be a link, HTML or a field."""

from __future__ import annotations

import re

from dragoman.publish.brief_page import Brief
from dragoman.publish.said import Ground, Sentence, Voice

# Escaped wherever they stand. What acts only at the beginning of a line is left: no words of others ever stand there,
# and those cleaned hold no line feed. ":" and "@" would make addresses of plain words, "{" fields of templates.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&@$^!]|:(?=\S)|(?<=\{)%|%(?=\})")


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown, ending in a line feed; links are relative to the dossier's folder."""
    lines = [f"# {_escaped(brief.question.text)}", "", f"*{_escaped(brief.title)}*", ""]
    for section in brief.sections:
        lines += [f"## {_escaped(section.title)}", ""]
        lines += [f"- {_sentence(one)}" for one in section.sentences]
        lines.append("")
    return "\n".join([*lines, "---", "", _escaped(brief.colophon), ""])


def _sentence(sentence: Sentence) -> str:
    told = "".join(
        f"“{_escaped(words.text)}”" if words.voice is not Voice.OURS else _escaped(words.text)
        for words in sentence.words
    )
    grounds = "; ".join(_ground(one) for one in sentence.grounds)
    return f"{told} ({grounds})" if grounds else told


def _ground(ground: Ground) -> str:
    label = _escaped(ground.label)
    told = f"[{label}]({ground.address})" if ground.address else label
    if ground.quote is not None:
        told += f": “{_escaped(ground.quote.text)}”"
    return f"{told}, [source](<{ground.url}>)" if ground.url else told


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text).replace("www.", "www\\.")
