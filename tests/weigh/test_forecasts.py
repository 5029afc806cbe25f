"""The ledger of forecasts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Forecast
from dragoman.weigh import ledger

TODAY = date(2026, 11, 30)


def _forecast(
    p: float, *, outcome: bool | None = None, resolves: date = TODAY, resolved: date | None = None
) -> Forecast:
    return Forecast(
        id="f", says="It will happen.", probability=p, made=date(2026, 1, 1), resolves=resolves,
        analyst="anna", outcome=outcome, resolved=resolved,
    )  # fmt: skip


def test_scores() -> None:
    """Brier and bits of two."""
    told = ledger([_forecast(0.75, outcome=True), _forecast(0.5, outcome=False)], on=TODAY)
    assert told.brier == pytest.approx((0.0625 + 0.25) / 2)
    assert told.log_bits == pytest.approx((0.4150375 + 1) / 2)
    assert (told.resolved, told.open, told.overdue) == (2, 0, 0)
    assert told.bins == ((0.5, 0.6, 1, 0.5, 0.0), (0.7, 0.8, 1, 0.75, 1.0))


def test_one_half_for_ever_scores_a_quarter_and_one_bit() -> None:
    """The measure of all others."""
    told = ledger([_forecast(0.5, outcome=outcome) for outcome in (True, False, True)], on=TODAY)
    assert told.brier == 0.25
    assert told.log_bits == 1


def test_what_was_impossible_and_happened_costs_ten_bits_and_not_everything() -> None:
    """And nearly nothing where it was right."""
    assert ledger([_forecast(0, outcome=True)], on=TODAY).log_bits == pytest.approx(9.966, abs=1e-3)
    assert ledger([_forecast(1, outcome=True)], on=TODAY).log_bits == pytest.approx(0.00144, abs=1e-5)
    assert ledger([_forecast(1, outcome=False)], on=TODAY).brier == 1


@pytest.mark.parametrize(("p", "bin_"), [(0, 0), (0.1, 1), (0.3, 3), (0.6, 6), (0.7, 7), (0.0999, 0), (0.9, 9), (1, 9)])
def test_a_bin_holds_its_lower_bound(p: float, bin_: int) -> None:
    """And the last holds 1."""
    ((low, high, *_),) = ledger([_forecast(p, outcome=True)], on=TODAY).bins
    assert (low, high) == (bin_ / 10, (bin_ + 1) / 10)


def test_open_and_overdue() -> None:
    """The day itself is not over."""
    waiting = [_forecast(0.5, resolves=date(2026, 11, day)) for day in (29, 30)]
    told = ledger([*waiting, _forecast(0.5, resolves=date(2027, 1, 1))], on=TODAY)
    assert (told.resolved, told.open, told.overdue) == (0, 2, 1)
    assert told.brier is told.log_bits is None
    assert told.bins == ()


def test_nothing_learned_later_leaks_in() -> None:
    """What was resolved tomorrow still waits, and what was made tomorrow is not there."""
    later = _forecast(0.5, outcome=True, resolved=date(2026, 12, 1))
    assert ledger([later], on=TODAY).open == 1
    assert ledger([later], on=date(2026, 12, 1)).resolved == 1
    assert ledger([later], on=date(2025, 12, 31)) == ledger([], on=TODAY)


def test_without_a_day_everything_counts_and_nothing_is_overdue() -> None:
    """A build has no clock."""
    resolved = _forecast(0.75, outcome=True, resolved=date(9999, 12, 31))
    waiting = [_forecast(0.5, resolves=day) for day in (date.min, TODAY, date.max)]
    told = ledger([resolved, *waiting], on=None)
    assert (told.resolved, told.open, told.overdue) == (1, 3, 0)
    assert told.brier == 0.0625


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from((0.0, 0.1, 0.35, 0.5, 1.0)), st.sampled_from((True, False, None)))))
def test_every_forecast_is_in_one_place_and_order_changes_nothing(given_: list[tuple[float, bool | None]]) -> None:
    """Resolved, open and overdue add up, as do the bins."""
    made = [_forecast(p, outcome=outcome, resolves=date(2026, 11, 29)) for p, outcome in given_]
    told = ledger(made, on=TODAY)
    assert told.resolved + told.open + told.overdue == len(made)
    assert sum(count for _, _, count, _, _ in told.bins) == told.resolved
    assert ledger(made[::-1], on=TODAY) == told


def test_what_is_no_probability() -> None:
    """Percents, for one."""
    with pytest.raises(ValueError, match="f: 60 is no probability"):
        ledger([_forecast(60)], on=TODAY)
