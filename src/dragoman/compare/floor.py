"""The agreement that translation alone leaves: one office's own two languages held against each other.

``python -m benchmarks.placebo`` measures it, on texts that were written for it (12 of them; standard deviation .08; texts
of different contacts agree to .21). Real texts that one office issued in both languages may agree less.
"""

FLOOR = 0.95
