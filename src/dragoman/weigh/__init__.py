"""Rival hypotheses weighed: what each item of evidence is worth, and how sure one may be."""
