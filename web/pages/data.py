"""The pages of policy as data: targets and figures, measures, tasks. Their JSON twins are in :mod:`web.api.data`."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, render_template, request

from search.data.coded import subject_of
from search.data.filters import filters_of
from search.data.request import KINDS, DataKind
from web.api import data as api
from web.requests import data
from web.serving.lending import service
from web.showing.paging import window

blueprint = Blueprint("facts", __name__)


def facts(kind: DataKind) -> str:
    """Facts of a kind, filtered and paged, each beside its sentence; figures by topic and year."""
    form, found = data.answer_corrected(service(), request.args, kind)
    return render_template(
        "facts.html",
        kind=kind,
        form=form,
        found=found,
        pages=window(found["page"], -(-found["total"] // found["per_page"])),
        address=f"/{kind}",
        rows=filters_of(kind),
        topics={topic["id"]: topic for topic in service().data.topics},
        subject_of=subject_of,
    )


for each in KINDS:
    blueprint.add_url_rule(f"/{each}", each, partial(facts, each))
    # The tables of a page are the API's: all facts that its filters leave.
    for form in api.TABLES:
        blueprint.add_url_rule(f"/{each}.{form}", f"{each}_{form}", partial(api.table, each, form))
