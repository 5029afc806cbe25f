"""Words that are months as well as names: where "May" is part of a date it means nobody."""

from __future__ import annotations

import re

MONTHS = frozenset(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS))})"
_BEFORE = re.compile(
    r"(?i)(?:\b[0-3]?\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|since|until|till|during|throughout|early|late|mid|last|next|this|every|each|"
    r"(?:start|end|beginning|half|middle|month|days?|weeks?|weekend) of|back in|as of|month,))[ -]$|"
    rf"(?-i:\b{_MONTH}(?: and| or| to| through|[-–—/]| [-–—])) ?$"
)
_AFTER = re.compile(
    rf",? \d|(?:,? (?:and|or|to|through|until) |[-–—/]| [-–—] ){_MONTH}\b| (?:of )?(?:last|this|next) year\b| of \d| Day\b"
)
# Words after which a month and a name may both stand; a comma closes the date ("By May, A had met B").
_EITHER = re.compile(r"(?i)(?:^|[.;:,–—\n(“\"] ?)(?:by|after|before|from|for) $")


def is_date(content: str, start: int, end: int) -> bool:
    """Whether a capitalised month stands as a date and not as somebody's name.

    Args:
        content: The text.
        start: First character of the word.
        end: Character after it.

    """
    if content[start:end] not in MONTHS:
        return False
    before = content[max(0, start - 24) : start]
    return (
        _BEFORE.search(before) is not None
        or _AFTER.match(content, end) is not None
        or (_EITHER.search(before) is not None and content[end : end + 1] == ",")
    )
