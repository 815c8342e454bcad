"""An endpoint of OpenAI's form: what it is sent, and that nothing it answers is taken for vectors unless it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from index.errors import EncoderUnavailable, UsageError
from index.meaning.choosing import encoder_at_hand
from index.meaning.endpoint import EndpointEncoder, EndpointSettings
from tests.meaning import Endpoint, endpoint


@pytest.fixture
def told() -> Iterator[Endpoint]:
    with endpoint() as server:
        yield server


def _encoder(told: Endpoint, **values: str) -> EndpointEncoder:
    return EndpointEncoder(replace(EndpointSettings(told.address, "things"), **values))


def test_texts_come_back_in_their_order_with_length_one(told: Endpoint) -> None:
    texts = [f"第{n}条" for n in range(70)]

    found = _encoder(told).passages(texts)

    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0)
    alone = np.concatenate([_encoder(told).passages([text]) for text in texts[::30]])
    assert found[::30] == pytest.approx(alone)
    assert max(len(body["input"]) for body, _ in told.asked) < 70, "in several requests"


def test_what_is_asked_is_told_apart_from_what_is_to_be_found(told: Endpoint) -> None:
    encoder = _encoder(told, key="secret", before_query="query: ", before_passage="passage: ")

    encoder.queries(["哪里有房子"])
    encoder.passages(["人才公寓"])

    (asked, key), (held, _) = told.asked
    assert (asked["input"], asked["input_type"], asked["model"]) == (["query: 哪里有房子"], "query", "things")
    assert (held["input"], held["input_type"]) == (["passage: 人才公寓"], "passage")
    assert key == "Bearer secret"


@pytest.mark.parametrize("code", [400, 422])
def test_an_endpoint_that_knows_no_kinds_of_text_is_asked_without(told: Endpoint, code: int) -> None:
    told.refuses_kind = code
    encoder = _encoder(told)

    encoder.passages(["一"])
    encoder.passages(["二"])

    assert ["input_type" in body for body, _ in told.asked] == [True, False, False]


ANSWERS = (
    (b"<html>", "no JSON"),
    (b'{"data": []}', "no vectors"),
    (b'{"data": [{"index": 0, "embedding": ["a"]}]}', "no numbers"),
    (b'{"data": [{"index": 0, "embedding": [NaN]}]}', "not a number"),
    (b'{"data": [{"index": 0, "embedding": [1e999]}]}', "no end"),
    (b'{"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]}', "two for one"),
    (b'{"data": [{"index": 0, "embedding": 1}]}', "no list"),
    (b'{"data": 1}', "something else"),
    (b"[" * 300_000, "more than vectors take"),
)


@pytest.mark.parametrize(("answer", "note"), ANSWERS, ids=[note for _, note in ANSWERS])
def test_what_is_no_vector_is_refused(told: Endpoint, answer: bytes, note: str) -> None:
    told.answer = answer

    with pytest.raises(EncoderUnavailable, match="POLICY_EMBEDDINGS"):
        _encoder(told).passages(["一"])


@pytest.mark.parametrize("code", [302, 401, 404, 500])
def test_a_refusal_is_told_and_no_redirection_followed(told: Endpoint, code: int) -> None:
    told.refuses = code

    with pytest.raises(EncoderUnavailable, match=str(code)):
        _encoder(told, key="secret").passages(["一"])
    assert len(told.asked) == 1


def test_an_endpoint_that_is_down_is_left_alone_for_a_while(told: Endpoint) -> None:
    encoder = _encoder(told)
    told.refuses = 500
    for _ in range(3):
        with pytest.raises(EncoderUnavailable):
            encoder.queries(["一"])

    assert len(told.asked) == 1


SETTINGS = (
    ({"POLICY_EMBEDDINGS": "http://127.0.0.1:8000/v1"}, "POLICY_EMBEDDINGS_MODEL"),
    ({"POLICY_EMBEDDINGS": "file:///etc/passwd", "POLICY_EMBEDDINGS_MODEL": "m"}, "http://"),
    ({"POLICY_EMBEDDINGS": "on", "POLICY_EMBEDDINGS_MODEL": "m"}, "http://"),
)


@pytest.mark.parametrize(("settings", "says"), SETTINGS)
def test_settings_that_cannot_be_meant_are_refused_with_the_cure(settings: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        encoder_at_hand(settings)


def test_off_leaves_every_model_alone() -> None:
    assert encoder_at_hand({"POLICY_EMBEDDINGS": "off"}) is None


def test_the_address_may_end_in_the_name_of_the_method() -> None:
    settings = {"POLICY_EMBEDDINGS": "http://h/v1/embeddings/", "POLICY_EMBEDDINGS_MODEL": "m"}

    assert EndpointSettings.read(settings).address == "http://h/v1"


def test_what_stands_before_a_text_is_part_of_the_name_of_the_model() -> None:
    settings = EndpointSettings("http://h", "m")

    names = {EndpointEncoder(replace(settings, before_passage=before)).name for before in ("", "passage: ", "text: ")}

    assert len(names) == 3
