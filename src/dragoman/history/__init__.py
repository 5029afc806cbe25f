"""What is usual for a pair, and how far an episode departs from it: rules of statistics over past contacts alone."""

from dragoman.history.baselines import Two, baseline
from dragoman.history.bearers import Bearers, words
from dragoman.history.coverage import Sets, coverage, ends, observed_days
from dragoman.history.features import Weighed, weigh
from dragoman.history.findings import Watched, surprises
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, WINDOW_DAYS
from dragoman.history.ranking import LEAST_EPISODES, Ranked, conformal, rank
from dragoman.history.recording import recordings
from dragoman.history.records import Refused, homes, missing_columns, past_contacts, role_of
from dragoman.history.table import Table, own, table
from dragoman.history.usual import Party, once, usual
from dragoman.history.weighing import periods, weighed

__all__ = [
    "HORIZON_DAYS",
    "LEAST_CASES",
    "LEAST_EPISODES",
    "WINDOW_DAYS",
    "Bearers",
    "Party",
    "Ranked",
    "Refused",
    "Sets",
    "Table",
    "Two",
    "Watched",
    "Weighed",
    "baseline",
    "conformal",
    "coverage",
    "ends",
    "homes",
    "missing_columns",
    "observed_days",
    "once",
    "own",
    "past_contacts",
    "periods",
    "rank",
    "recordings",
    "role_of",
    "surprises",
    "table",
    "usual",
    "weigh",
    "weighed",
    "words",
]
