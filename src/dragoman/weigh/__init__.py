"""Rival hypotheses weighed: what each item of evidence is worth, and how sure one may be."""

from dragoman.weigh.agreeing import agreed, coherent
from dragoman.weigh.assessing import assess
from dragoman.weigh.cells import before, trust
from dragoman.weigh.forecasts import ledger
from dragoman.weigh.hypotheses_file import LARGEST, read_analysis
from dragoman.weigh.inconsistency import heuer
from dragoman.weigh.looking_up import Finder

__all__ = ["LARGEST", "Finder", "agreed", "assess", "before", "coherent", "heuer", "ledger", "read_analysis", "trust"]
