"""The dossier as a static site: every statement leads back to the passage that it rests on."""

from dragoman.publish.assets import AssetsMissing
from dragoman.publish.brief_files import brief_file
from dragoman.publish.site import write

__all__ = ["AssetsMissing", "brief_file", "write"]
