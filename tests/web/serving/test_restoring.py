"""A copy is put back under a site that is answering: it goes on, and then answers from the copy."""

from __future__ import annotations

import shutil
import threading

from index.__main__ import main
from index.building.pipeline import build


def test_a_copy_is_put_back_under_a_running_site(own_index, make_app, tmp_path):
    app, copy, sources = make_app(own_index), tmp_path / "copy", tmp_path / "sources"
    assert main(["backup", str(copy), "--out", str(own_index)]) == 0
    before = app.test_client().get("/api/v1/search?q=医疗器械").get_json()["query"]
    sources.mkdir()
    (sources / "other.txt").write_text("一、总则\n\n促进医疗器械产业发展。\n", encoding="utf-8")
    build([sources], own_index)
    client = app.test_client()
    assert client.get("/api/v1/search?q=医疗器械").get_json()["query"] != before
    statuses: list[int] = []
    is_restored = threading.Event()

    def ask() -> None:
        reader = app.test_client()
        statuses.append(reader.get("/search?q=医疗器械").status_code)
        while not is_restored.is_set():
            statuses.append(reader.get("/search?q=医疗器械").status_code)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        code = main(["restore", str(copy), "--out", str(own_index)])
    finally:
        is_restored.set()
        asking.join()
    assert code == 0
    assert set(statuses) == {200}
    shutil.rmtree(copy)
    assert client.get("/api/v1/search?q=医疗器械").get_json()["query"] == before
