"""The agreement that translation alone leaves: one office's own two languages held against each other."""

FLOOR: float | None = None  # not measured yet: it needs texts that one office issued in both languages
