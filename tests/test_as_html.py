"""Matches as HTML: whole, harmless, without colors of their own."""

from __future__ import annotations

import pickle
from html.parser import HTMLParser

import pytest

from ukrnames import normalize

VOID = {"meta", "input", "br"}


class Outline(HTMLParser):
    """Checks that tags are closed; gathers them and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = ["<script>alert(1)</script>", '"><img src=x>', "&lt;b&gt;", "\ud800", "x" * 100_000, ""]


def test_a_match_shows_name_reason_and_candidates() -> None:
    match = normalize("Ivanivka")
    shown = Outline(match._repr_html_())
    for part in ("Ivanivka", "Іванівка", "Oblast", match.why, "more"):
        assert part in shown.text
    assert "table" in shown.tags


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_harmless(text: str) -> None:
    for html in (normalize(text)._repr_html_(), normalize([text])._repr_html_()):  # type: ignore[attr-defined]
        shown = Outline(html)
        assert not shown.tags & {"script", "img"}
        assert text[:20].replace("\ud800", "?") in shown.text
        assert len(html) < 3000 and html.encode()


def test_a_list_of_matches_is_a_table_of_bounded_length() -> None:
    matches = normalize(["Kiev", "Slovenia", "Ivanivka"] * 100)
    shown = Outline(matches._repr_html_())  # type: ignore[attr-defined]
    assert "Kyiv" in shown.text and "several" in shown.text and "200 more" in shown.text


def test_a_list_of_matches_is_a_list() -> None:
    matches = normalize(["Kiev", "Lvov"])
    assert isinstance(matches, list) and matches == [normalize("Kiev"), normalize("Lvov")]
    assert pickle.loads(pickle.dumps(matches)) == matches


@pytest.mark.parametrize("name", ["Kiev", "Ivanivka", "Slovenia"])
def test_colors_come_from_the_page_around(name: str) -> None:
    html = normalize(name)._repr_html_()
    assert "background" not in html and html.count("color:") == html.count("color: inherit")
