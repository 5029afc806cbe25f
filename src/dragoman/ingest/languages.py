"""In which of the languages that dragoman reads a text is written."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SUPPORTED = ("en", "ru", "uk", "kk")
_SAMPLE = 3_000  # characters; more changes no verdict and costs time
_FOREIGN_LENGTH = 200
_FOREIGN_SURE = 0.99


def detect(text: str, *, among: tuple[str, ...] = ()) -> str:
    """The ISO 639-1 code of a text's language.

    Args:
        text: Title and body.
        among: The languages of the case; empty for all supported ones.

    Returns:
        One of ``among`` (or ``SUPPORTED``), or the code of another language where a text of some length is surely
        written in it: such a text must become a gap, not be read as English.

    """
    sample = text[:_SAMPLE]
    allowed = tuple(code for code in among if code in SUPPORTED) or SUPPORTED
    if len(sample) >= _FOREIGN_LENGTH:
        code, sure = _identifier(()).classify(sample)
        if code not in SUPPORTED and sure >= _FOREIGN_SURE:
            return str(code)
        if code in SUPPORTED and sure >= _FOREIGN_SURE:
            return str(code)
    return allowed[0] if len(allowed) == 1 else str(_identifier(allowed).classify(sample)[0])


@lru_cache(maxsize=8)
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # its load is felt where nothing is read

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if languages:
        identifier.set_languages(list(languages))
    return identifier
