"""The reconciliation service over HTTP, against what version 0.2 of the specification demands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

pytest.importorskip("starlette.testclient", exc_type=(ImportError, RuntimeError))
from starlette.testclient import TestClient

from ukrnames import reconcile, server

SESSION = Path(__file__).parent / "sessions" / "openrefine-3.6.2.json"
FORM = {"content-type": "application/x-www-form-urlencoded"}
LYSYCHANSK = "UA44120050010021900"


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with TestClient(server.app, raise_server_exceptions=False) as opened:
        yield opened


def asked(client: Any, **queries: Any) -> dict[str, Any]:
    response = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    found = response.json()
    check_results(found, queries)
    return dict(found)


# What the specification says of each structure, in our words


def check_named(item: Any) -> None:
    assert isinstance(item["id"], str) and item["id"]
    assert isinstance(item["name"], str) and item["name"]
    assert isinstance(item.get("description", ""), str)
    for broader in item.get("broader", []):
        check_named(broader)


def check_results(found: Any, queries: Any) -> None:
    assert found.keys() == queries.keys()
    for answer in found.values():
        scores = [candidate["score"] for candidate in answer["result"]]
        assert scores == sorted(scores, reverse=True)
        for candidate in answer["result"]:
            check_named(candidate)
            assert isinstance(candidate["match"], bool)
            assert isinstance(candidate["type"], list)
            for kind in candidate["type"]:
                check_named(kind)


def check_extension(found: Any, query: Any) -> None:
    wanted = [item["id"] for item in query["properties"]]
    assert [item["id"] for item in found["meta"]] == wanted
    assert found["rows"].keys() == {*query["ids"]}
    for meta in found["meta"]:
        check_named(meta)
    for row in found["rows"].values():
        assert row.keys() == {*wanted}
        for values in row.values():
            for value in values:
                ((kind, content),) = value.items()
                assert isinstance(content, {"str": str, "float": float, "int": int}[kind])


def test_the_manifest_says_what_is_offered_and_where(client: Any) -> None:
    manifest = client.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    for key in ("name", "identifierSpace", "schemaSpace"):
        assert isinstance(manifest[key], str) and manifest[key]
    for kind in manifest["defaultTypes"]:
        check_named(kind)
    preview = manifest["preview"]
    assert isinstance(preview["width"], int) and isinstance(preview["height"], int)
    addresses = [manifest["view"]["url"].replace("{{id}}", LYSYCHANSK)]
    addresses += [preview["url"].replace("{{id}}", LYSYCHANSK)]
    offered = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    assert manifest["suggest"].keys() == {"entity", "type", "property"}
    addresses += [item["service_url"] + item["service_path"] for item in offered]
    for address in addresses:
        assert client.get(address).status_code == 200, address
    assert manifest["batchSize"] == reconcile.MAX_BATCH


def test_names_are_reconciled(client: Any) -> None:
    found = asked(
        client,
        a={"query": "Lysekhansk", "type": "settlement", "limit": 3},
        b={"query": "Ivanivka", "properties": [{"pid": "within", "v": "Odesa region"}], "limit": 2},
        c={"query": "Slovenia"},
        d={"query": "Severodonetsk", "properties": [{"pid": "date", "v": "2022-06-15T00:00:00Z"}]},
        e={"query": LYSYCHANSK},
        f={"query": "Luhansk", "type": ["oblast", {"id": "raion"}]},
    )
    results = {name: answer["result"] for name, answer in found.items()}
    assert results["a"][0]["id"] == LYSYCHANSK and results["a"][0]["match"]
    assert len(results["b"]) == 2 and not any(c["match"] for c in results["b"])
    assert all(c["description"].endswith("Odesa Oblast") for c in results["b"])
    assert not any(c["match"] for c in results["c"])
    assert results["d"][0]["name"] == "Sievierodonetsk" and results["d"][0]["match"]
    assert results["e"] == [results["e"][0]] and results["e"][0]["score"] == 100
    assert {c["type"][0]["id"] for c in results["f"]} <= {"oblast", "raion"}


def test_get_does_the_same_as_post(client: Any) -> None:
    queries = json.dumps({"q0": {"query": "Kiev"}})
    posted = client.post("/reconcile", data={"queries": queries})
    assert client.get("/reconcile", params={"queries": queries}).json() == posted.json()


@pytest.mark.parametrize("recorded", json.loads(SESSION.read_text(encoding="utf-8")))
def test_what_openrefine_sent_is_answered(client: Any, recorded: Any) -> None:
    headers = recorded["headers"]
    response = client.request(
        recorded["method"], recorded["path"], content=recorded["body"], headers=headers
    )
    assert response.status_code == 200
    ((field, (text,)),) = parse_qs(recorded["body"]).items()
    check = {"queries": check_results, "extend": check_extension}[field]
    check(response.json(), json.loads(text))


@pytest.mark.parametrize(
    ("what", "prefix", "expected"),
    [
        ("entity", "Lysych", LYSYCHANSK),
        ("entity", "Лисич", LYSYCHANSK),
        ("entity", "Lysekhansk", LYSYCHANSK),
        ("entity", "UA4412005001", LYSYCHANSK),
        ("type", "ob", "oblast"),
        ("property", "with", "within"),
        ("property", "pc", "pcode"),
    ],
)
def test_suggestions_begin_with_what_was_typed(
    client: Any, what: str, prefix: str, expected: str
) -> None:
    result = client.get(f"/suggest/{what}", params={"prefix": prefix}).json()["result"]
    assert expected in [item["id"] for item in result]
    for item in result:
        check_named(item)


def test_more_suggestions_come_with_the_cursor(client: Any) -> None:
    first, second = (
        client.get("/suggest/entity", params={"prefix": "Іван", "cursor": cursor}).json()["result"]
        for cursor in (0, 10)
    )
    ids = [item["id"] for item in first + second]
    assert len(ids) == len({*ids}) == 20


def test_entities_are_extended(client: Any) -> None:
    query = {
        "ids": [LYSYCHANSK, "UA00", "river/siverskyi-donets"],
        "properties": [{"id": p} for p in ("uk", "pcode", "lat", "population", "parents", "x")],
    }
    response = client.post("/reconcile", data={"extend": json.dumps(query)})
    check_extension(response.json(), query)
    rows = response.json()["rows"]
    assert rows[LYSYCHANSK]["pcode"] == [{"str": "UA4412005001"}]
    assert rows[LYSYCHANSK]["parents"][-1] == {"str": "Luhansk Oblast"}
    assert rows["UA00"]["uk"] == rows[LYSYCHANSK]["x"] == []


def test_properties_are_proposed(client: Any) -> None:
    found = client.get("/properties", params={"type": "settlement", "limit": "2"}).json()
    assert found["type"] == "settlement" and len(found["properties"]) == 2
    for item in found["properties"]:
        check_named(item)


@pytest.mark.parametrize("path", ["/reconcile", "/suggest/type?prefix=o", "/preview?id=UA44"])
def test_other_origins_may_read(client: Any, path: str) -> None:
    response = client.get(path, headers={"origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"


# The page


def test_the_page_answers_by_hand(client: Any) -> None:
    page = client.get("/", params={"name": "Pryvillya", "within": "Luhansk region", "kind": "any"})
    assert "Привілля" in page.text and page.headers["content-type"].startswith("text/html")
    assert "Narnia" in client.get("/", params={"name": "Kyiv", "within": "Narnia"}).text


def test_the_page_shows_markup_as_text(client: Any) -> None:
    evil = '"><script>alert(1)</script>'
    for field in ("name", "within", "date"):
        page = client.get("/", params={"name": "Kyiv", field: evil})
        assert page.status_code == 200 and "<script" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]


# Bad input


BAD_QUERIES: list[Any] = [
    None,
    5,
    [],
    {"query": 5},
    {"query": None},
    {"query": "Kyiv", "type": "planet"},
    {"query": "Kyiv", "type": {"id": []}},
    {"query": "Kyiv", "type": 5},
    {"query": "Kyiv", "properties": 5},
    {"query": "Kyiv", "properties": [5]},
    {"query": "Kyiv", "properties": [{"pid": "within", "v": "Narnia"}]},
    {"query": "Kyiv", "properties": [{"pid": "date", "v": "yesterday"}]},
    {"query": "Kyiv", "properties": [{"pid": "date", "v": [{"id": {"a": 1}}, 3]}]},
]


@pytest.mark.parametrize("query", BAD_QUERIES, ids=str)
def test_a_bad_query_fails_alone(client: Any, query: Any) -> None:
    found = asked(client, good={"query": "Kiev"}, bad=query)
    assert found["good"]["result"][0]["match"]
    assert found["bad"]["result"] == [] and found["bad"]["error"]


@pytest.mark.parametrize("limit", [-1, 0, 1.5, 1e308, float("inf"), float("nan"), "3", None, []])
def test_any_limit_is_survived(client: Any, limit: Any) -> None:
    found = asked(client, q={"query": "Ivanivka", "limit": limit})
    assert 1 <= len(found["q"]["result"]) <= 100


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\0", "x" * 100_000, "{{id}}", "<b>", "1" * 50]
)
def test_any_text_is_survived(client: Any, text: str) -> None:
    assert asked(client, q={"query": text})["q"]["result"] == []


def test_properties_we_do_not_know_narrow_nothing(client: Any) -> None:
    query = {"query": "Kiev", "properties": [{"pid": "P17", "v": True}], "type_strict": "should"}
    assert asked(client, q=query)["q"]["result"][0]["match"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"queries",
        b"queries=",
        b"queries=%7B",
        b"queries=[]",
        b"queries=5",
        b"queries=NaN",
        b"extend=[]",
        b'extend={"ids": 5, "properties": []}',
        b'extend={"ids": [5], "properties": []}',
        b'extend={"ids": [], "properties": [5]}',
        b'{"queries": {}}',
        b"\xff\xfe\x00",
        b"queries=" + b"[" * 100_000,
        b"queries=" + b'{"a":' * 50_000,
        b"queries=" + b"1" * 10_000,
        b"&".join(b"a=1" for _ in range(1000)),
    ],
    ids=lambda body: body[:24].decode("latin-1"),
)
def test_malformed_bodies_are_told_so(client: Any, body: bytes) -> None:
    response = client.post("/reconcile", content=body, headers=FORM)
    assert response.status_code == 400 and response.json().keys() == {"error"}
    assert "Traceback" not in response.text


def test_keys_that_cannot_be_encoded_come_back(client: Any) -> None:
    body = "queries=" + '{"\\ud800": {"query": "Kiev"}}'
    response = client.post("/reconcile", content=body, headers=FORM)
    assert response.status_code == 200 and json.loads(response.text)["\ud800"]["result"]


def test_too_much_is_refused(client: Any) -> None:
    many = {f"q{i}": {"query": "Kiev"} for i in range(reconcile.MAX_BATCH + 1)}
    assert client.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 413
    extend = {"ids": ["UA44"] * (reconcile.MAX_BATCH + 1), "properties": []}
    assert client.post("/reconcile", data={"extend": json.dumps(extend)}).status_code == 413
    body = b"queries=" + b"x" * (server.MAX_BODY + 1)
    assert client.post("/reconcile", content=body, headers=FORM).status_code == 413
    parts = iter([b"queries=", *[b"x" * 4096] * 1000])  # a body that does not tell its length
    assert client.post("/reconcile", content=parts, headers=FORM).status_code == 413


def test_what_takes_too_long_is_given_up(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconcile, "MAX_SECONDS", -1.0)
    response = client.post("/reconcile", data={"queries": '{"q": {"query": "Kiev"}}'})
    assert response.status_code == 503 and "fewer" in response.json()["error"]


def test_our_own_mistakes_show_no_trace(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(batch: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(reconcile, "reconcile", broken)
    response = client.post("/reconcile", data={"queries": "{}"})
    assert response.status_code == 500 and "secret" not in response.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/preview?id=UA00", 404),
        ("/preview", 404),
        ("/nowhere", 404),
        ("/suggest/entity?prefix=a&cursor=-1", 400),
        ("/suggest/entity?prefix=a&cursor=x", 400),
        ("/suggest/entity", 200),
        ("/suggest/entity?" + urlencode({"prefix": "x" * 50_000}), 200),
        ("/properties?limit=x", 200),
    ],
)
def test_wrong_addresses_are_told_so(client: Any, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert status == 200 or "error" in response.json()


def test_only_get_and_post_are_known(client: Any) -> None:
    assert client.put("/reconcile").status_code == 405
    assert client.delete("/").status_code == 405
