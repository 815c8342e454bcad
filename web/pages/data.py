"""The pages of policy as data: targets and figures, measures, tasks. Their JSON twins are in :mod:`web.api.data`."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, render_template, request

from search.data.asking import subject_of
from search.data.filters import filters_of
from search.data.request import KINDS, DataKind
from web.api import data as api
from web.requests import data
from web.serving.lending import service
from web.showing.paging import window

blueprint = Blueprint("facts", __name__)

_KINDS = f"any({', '.join(KINDS)})"


@blueprint.get(f"/<{_KINDS}:kind>")
def facts(kind: str) -> str:
    """Facts of a kind, filtered and paged, each beside its sentence; figures by topic and year."""
    asked = cast(DataKind, kind)
    form, found = data.answer_corrected(service(), request.args, asked)
    return render_template(
        "facts.html",
        kind=kind,
        form=form,
        found=found,
        pages=window(found["page"], -(-found["total"] // found["per_page"])),
        address=f"/{kind}",
        rows=filters_of(asked),
        topics={topic["id"]: topic for topic in service().data.topics},
        subject_of=subject_of,
    )


@blueprint.get(f"/<{_KINDS}:kind>.csv")
def table(kind: str) -> Response:
    """The table of a page: all facts that its filters leave."""
    return api.table(cast(DataKind, kind))
