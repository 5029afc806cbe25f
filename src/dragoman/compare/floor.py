"""The agreement that translation alone leaves: one office's own two languages held against each other.

``python -m benchmarks.placebo`` measures it, on twelve texts that were written for it (standard deviation .08, least .80;
texts of different contacts agree to .03). Real texts that one office issues in two languages agree less: they are no
sentence-by-sentence translations, and of the links that readers find between real English and Russian readouts the method
finds seven in ten (``python -m benchmarks.alignment``).
"""

FLOOR = 0.92
