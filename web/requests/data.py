"""Reads the arguments of an address into a question for facts or a comparison, and says what it had to correct."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from search.data.filters import filters_of
from search.data.request import PER_PAGE, DataKind, DataRequest
from search.request import PER_PAGE_LIMIT
from search.service import SearchService
from web.requests.answers import LAST_PAGE
from web.requests.forms import ArgumentReader, Notice
from web.requests.messages import N_

_UNKNOWN = N_("No {parameter} is called “{value}”.")


@dataclass(frozen=True, slots=True)
class DataForm:
    """A question for facts as it is answered, and what the reader is told about it."""

    request: DataRequest
    notices: tuple[Notice, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The address of the question, without what is as it always is."""
        request = self.request
        pairs = [("q", request.q)] if request.q else []
        pairs += [(name, value) for name, values in request.filters.items() for value in values]
        pairs += [("per_page", str(request.per_page))] if request.per_page != PER_PAGE else []
        return pairs + ([("page", str(request.page))] if request.page > 1 else [])


def read_data(args: MultiDict[str, str], kind: DataKind) -> DataForm:
    """The question for facts of a kind that these arguments ask."""
    reader = ArgumentReader(args)
    per_page = reader.number("per_page", PER_PAGE, PER_PAGE_LIMIT)
    request = DataRequest(
        kind=kind,
        q=reader.words(),
        filters={row.id: values for row in filters_of(kind) if (values := reader.values(row.id))},
        page=reader.page(per_page),
        per_page=per_page,
    )
    return DataForm(request, tuple(reader.notices))


def answer(service: SearchService, args: MultiDict[str, str], kind: DataKind) -> tuple[DataForm, dict[str, Any]]:
    """The form that was read from the arguments, with all that is wrong with it, and its page of facts."""
    form = read_data(args, kind)
    found = service.data.page(form.request)
    for unknown in found["unknown"]:
        name, value = unknown["filter"], unknown["value"]
        notice = Notice(name, _UNKNOWN, {"parameter": name, "value": value[:40]})
        left = tuple(other for other in form.request.filters[name] if other != value)
        filters = {**form.request.filters, name: left}
        form = DataForm(replace(form.request, filters=filters), (*form.notices, notice))
    return form, found


def answer_corrected(
    service: SearchService, args: MultiDict[str, str], kind: DataKind
) -> tuple[DataForm, dict[str, Any]]:
    """As :func:`answer`, for pages: what was wrong is left out, and a page after the last is the last."""
    form, found = answer(service, args, kind)
    if found["unknown"]:
        found = service.data.page(form.request)
    last = max(1, -(-found["total"] // form.request.per_page))
    if form.request.page > last:
        notice = Notice("page", LAST_PAGE, {"count": last})
        form = DataForm(replace(form.request, page=last), (*form.notices, notice))
        found = service.data.page(form.request)
    codes = {
        name: tuple(str(value["value"]) for value in values if value["selected"])
        for name, values in found["facets"].items()
        if name in form.request.filters
    }
    return DataForm(replace(form.request, filters=codes), form.notices), found
