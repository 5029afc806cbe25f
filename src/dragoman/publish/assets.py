"""Style sheets, scripts, fonts and libraries: copied beside the pages, so that nothing is asked of the network."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import DragomanError

STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
PRINT = VENDOR / "print"  # fonts of the printed brief


class AssetsMissing(DragomanError):
    """The bundled libraries are not there; a wheel carries them, a clone makes them with ``make install``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A bundled library or font, with the text of its licence."""

    name: str
    version: str
    licence: str
    text: str


def libraries(vendor: Path = VENDOR) -> tuple[Library, ...]:
    """What is bundled, by name.

    Raises:
        AssetsMissing: The bundle was never made or is incomplete.

    """
    listing = vendor / "licences.json"
    if not listing.is_file():
        raise AssetsMissing(
            f"publish: {listing} is missing, so the dossier would have no timeline, graph or fonts; "
            "in a clone run 'make install' (needs Node 20 or later), or install the wheel"
        )
    return tuple(
        Library(name=entry["name"], version=entry["version"], licence=entry["licence"], text=entry["text"])
        for entry in json.loads(listing.read_text(encoding="utf-8"))
    )


def print_font(name: str, folder: Path = PRINT) -> Path:
    """A TrueType font for printed files.

    Raises:
        AssetsMissing: The fonts were not bundled into this installation.

    """
    found = folder / f"{name}.ttf"
    if not found.is_file():
        raise AssetsMissing(
            f"publish: {found} is missing, so nothing can be printed; "
            "in a clone run 'make install' (needs Node 20 or later), or install the wheel"
        )
    return found


def copy(folder: Path, *, static: Path = STATIC) -> None:
    """Copy everything static into ``folder`` (made here), but for the fonts of printed files.

    The listing of licences becomes a page of the dossier.
    """
    shutil.copytree(static, folder, ignore=shutil.ignore_patterns("licences.json", PRINT.name))
