"""TIMEX3 arithmetic: the days a value can mean, EDTF, and when two values can be one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.timex import add_months, compatible, edtf, interval, precision

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2021-04-07", None, "2021-04-07", "2021-04-07"),
        ("2021-04-07T10:30", None, "2021-04-07", "2021-04-07"),
        ("2021-04-07TEV", None, "2021-04-07", "2021-04-07"),
        ("2024-02", None, "2024-02-01", "2024-02-29"),
        ("2021", None, "2021-01-01", "2021-12-31"),
        ("199", None, "1990-01-01", "1999-12-31"),
        ("18", None, "1800-01-01", "1899-12-31"),
        ("2023-W06", None, "2023-02-06", "2023-02-12"),
        ("2023-W06-WE", None, "2023-02-11", "2023-02-12"),
        ("2022-Q1", None, "2022-01-01", "2022-03-31"),
        ("2023-H2", None, "2023-07-01", "2023-12-31"),
        ("2018-SU", None, "2018-06-01", "2018-08-31"),
        ("2018-WI", None, "2018-12-01", "2019-02-28"),
        ("2021-06", "START", "2021-06-01", "2021-06-13"),
        ("2021", "END", "2021-07-20", "2021-12-31"),
        ("2019", "APPROX", "2019-01-01", "2019-12-31"),
    ],
)
def test_interval(value: str, mod: str | None, first: str, last: str) -> None:
    days = interval(value, mod)
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat()) == (first, last)


@pytest.mark.parametrize(
    "value", ["P3M", "PXD", "PAST_REF", "XXXX-04", "XXXX-WXX-3", "T10:30", "2021-02-30", "2021-13", "", "2021-W60"]
)
def test_no_days(value: str) -> None:
    assert interval(value) is None


def test_open_sides() -> None:
    before, after = interval("2014", "BEFORE"), interval("2014", "AFTER")
    assert before == (dt.date.min, dt.date(2013, 12, 31))
    assert after == (dt.date(2015, 1, 1), dt.date.max)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2021-04", "2021-04-07", True),
        ("2021-04-07", "2021-04-08", False),
        ("2021", "2021-W14", True),
        ("2021-04-07TEV", "2021-04-07T10:30", True),
        ("P1Y", "2021", None),
        ("PAST_REF", "2021", None),
    ],
)
def test_compatible(one: str, other: str, same: bool | None) -> None:
    assert compatible(one, other) is same
    assert compatible(other, one) is same


def test_the_end_of_a_year_is_not_its_start() -> None:
    assert compatible("2021-12-31", "2021", other_mod="END") is True
    assert compatible("2021-02-01", "2021", other_mod="END") is False


@pytest.mark.parametrize(
    ("value", "mod", "written"),
    [
        ("2021-04-07", None, "2021-04-07"),
        ("2021-04", None, "2021-04"),
        ("199", None, "199X"),
        ("18", None, "18XX"),
        ("XXXX-04-15", None, "XXXX-04-15"),
        ("2018-SU", None, "2018-22"),
        ("2022-Q1", None, "2022-33"),
        ("2023-H2", None, "2023-41"),
        ("2021-W14", None, "2021-04-05/2021-04-11"),
        ("2021-04-07T10:30", None, "2021-04-07T10:30:00"),
        ("2021-04-07T09:01Z", None, "2021-04-07T09:01:00Z"),
        ("2021-04-07TEV", None, "2021-04-07"),
        ("2019", "APPROX", "2019~"),
        ("2014", "BEFORE", "../2014"),
        ("2014", "AFTER", "2014/.."),
        ("P1Y", None, None),
        ("XXXX", None, None),
        ("PRESENT_REF", None, None),
        ("T10:30", None, None),
    ],
)
def test_edtf(value: str, mod: str | None, written: str | None) -> None:
    assert edtf(value, mod) == written


@given(DAYS, st.sampled_from([None, "START", "MID", "END", "APPROX"]))
def test_every_period_holds_what_it_means(day: dt.date, mod: str | None) -> None:
    for value in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], day.isoformat()[:3]):
        days, whole = interval(value, mod), interval(value)
        assert days is not None
        assert whole is not None
        assert whole[0] <= days[0] <= days[1] <= whole[1]


@given(DAYS)
def test_a_day_is_compatible_with_its_periods(day: dt.date) -> None:
    iso = day.isoformat()
    year, week, _ = day.isocalendar()
    for value in (iso[:7], iso[:4], iso[:3], iso[:2], f"{year}-W{week:02}"):
        assert compatible(iso, value) is True


@given(DAYS, st.integers(-500, 500))
def test_months_add_up(day: dt.date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


def test_precision_orders_day_before_month_before_year() -> None:
    assert precision("2021-04-07") > precision("2021-04") > precision("2021") > precision("PAST_REF")
