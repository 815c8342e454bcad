"""Dates as the reader's language writes them."""

from __future__ import annotations

from datetime import date, datetime

from web.requests.language import catalogue
from web.requests.messages import N_

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = N_("{day} {month} {year}")


def day(moment: str) -> str:
    """A date, or the date of a moment; what is no full date (2021-02) stays as it is."""
    try:
        # A moment is one of the index, in UTC: its date is that of the clock on this machine's wall.
        is_moment = "T" in moment
        when = datetime.fromisoformat(moment).astimezone().date() if is_moment else date.fromisoformat(moment)
    except ValueError:
        return moment
    # The Chinese text uses the number of the month.
    return catalogue().plain(_DATE, day=when.day, month=_MONTHS[when.month - 1], number=when.month, year=when.year)
