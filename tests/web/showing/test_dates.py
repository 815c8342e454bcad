"""Dates as a reader writes them; the date of the index is that of the clock of the machine."""

from __future__ import annotations

import time

import pytest
from flask import Flask

from web.showing.dates import day

#: time zone, moment in UTC, its date in English
MOMENTS = [
    ("Asia/Shanghai", "2026-11-28T18:00:00Z", "29 November 2026"),
    ("Asia/Shanghai", "2026-11-28T15:59:59Z", "28 November 2026"),
    ("UTC", "2026-11-28T18:00:00+00:00", "28 November 2026"),
    ("America/New_York", "2026-01-01T02:00:00Z", "31 December 2025"),
]


@pytest.mark.parametrize(("zone", "moment", "shown"), MOMENTS)
def test_the_date_of_a_moment_is_local(
    app: Flask, monkeypatch: pytest.MonkeyPatch, zone: str, moment: str, shown: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        with app.test_request_context("/?lang=en"):
            assert day(moment) == shown
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("date", "shown"), [("2021-11-29", "29 November 2021"), ("2021-02", "2021-02"), ("2021", "2021"), ("soon", "soon")]
)
def test_a_date_is_written_out_and_what_is_none_stays(app: Flask, date: str, shown: str) -> None:
    with app.test_request_context("/?lang=en"):
        assert day(date) == shown
