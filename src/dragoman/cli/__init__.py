"""The command line: a thin face of ``workflow``."""

from dragoman.cli.app import app, main

__all__ = ["app", "main"]
