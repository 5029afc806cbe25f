"""What is usual for a pair, and how far an episode departs from it: rules of statistics over past contacts alone."""

from dragoman.history.coverage import ends, observed_days
from dragoman.history.features import Weighed, weigh
from dragoman.history.findings import Watched, surprises
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, WINDOW_DAYS
from dragoman.history.ranking import LEAST_EPISODES, Ranked, conformal, rank
from dragoman.history.recording import recordings
from dragoman.history.records import Refused, homes, past_contacts, role_of
from dragoman.history.table import Table, table
from dragoman.history.usual import Party, usual
from dragoman.history.weighing import weighed

__all__ = [
    "HORIZON_DAYS",
    "LEAST_CASES",
    "LEAST_EPISODES",
    "WINDOW_DAYS",
    "Party",
    "Ranked",
    "Refused",
    "Table",
    "Watched",
    "Weighed",
    "conformal",
    "ends",
    "homes",
    "observed_days",
    "past_contacts",
    "rank",
    "recordings",
    "role_of",
    "surprises",
    "table",
    "usual",
    "weigh",
    "weighed",
]
