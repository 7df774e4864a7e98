"""Names in running text: golden texts, what the context tells, laws, and the command."""

from __future__ import annotations

import io
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ukrnames import Normalizer
from ukrnames.__main__ import main
from ukrnames.text import Mention, find, inline

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = Path(__file__).parents[2] / "shared" / "articles"

Names = Counter[tuple[str, str]]


def golden(name: str) -> list[dict[str, Any]]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, yaml.CBaseLoader)
    return entries


TEXTS = golden("texts.yaml")


def names(mentions: Iterable[Mention]) -> Names:
    return Counter((mention.text, mention.name) for mention in mentions)


def assert_good(pairs: Iterable[tuple[Names, Names]], recall: float, precision: float) -> None:
    """Of what is wanted and found in each text together."""
    wanted = found = right = 0
    told = []
    for want, got in pairs:
        wanted, found = wanted + want.total(), found + got.total()
        right += (want & got).total()
        told.append(f"missing {dict(want - got)}, wrong {dict(got - want)}")
    assert right >= recall * wanted, told
    assert right >= precision * found, told


# Golden texts


def test_the_names_of_our_texts_are_found() -> None:
    pairs = [(Counter(map(tuple, e["mentions"])), names(find(e["text"]))) for e in TEXTS]
    assert_good(pairs, recall=0.98, precision=0.98)


@pytest.mark.parametrize(
    "text", [e["text"] for e in TEXTS if not e["mentions"]], ids=lambda text: text[:30]
)
def test_nothing_is_found_where_nothing_is_ukrainian(text: str) -> None:
    assert find(text) == []


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not here")
def test_the_names_of_the_articles_are_found() -> None:
    pairs = []
    for entry in golden("mentions.yaml"):
        text = (ARTICLES / f"{entry['article']}.txt").read_text(encoding="utf-8")
        want = Counter({(m["text"], m["name"]): int(m["count"]) for m in entry["mentions"]})
        pairs.append((want, names(find(text, date="2022-06-15"))))
    assert_good(pairs, recall=0.98, precision=0.98)


# A mention


def test_a_mention_says_where_and_what() -> None:
    (mention,) = find("They left Kiev’s suburbs.")
    assert (mention.start, mention.end, mention.text) == (10, 14, "Kiev")
    assert (mention.name, mention.uk, mention.kind) == ("Kyiv", "Київ", "settlement")
    assert mention.match.name == "Kyiv" and mention.id == mention.match.id
    assert repr(mention).startswith("Mention(10, 14, 'Kiev', name='Kyiv', kind='settlement'")
    assert json.loads(json.dumps(mention.to_dict()))["id"] == mention.id
    with pytest.raises(AttributeError):
        mention.start = 0  # type: ignore[misc]


def test_offsets_count_code_points() -> None:
    text = "🇺🇦 é 🚂 from L’viv"
    (mention,) = find(text)
    assert text[mention.start : mention.end] == "L’viv"


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("He came to the city of Severodonetsk.", "Severodonetsk", "Siverskodonetsk"),
        ("He fled Luhansk region.", "Luhansk region", "Luhansk Oblast"),
        ("He fled the Kherson Oblast.", "Kherson Oblast", "Kherson Oblast"),
        ("Im Gebiet Luhansk ist Krieg.", "Gebiet Luhansk", "Luhansk Oblast"),
        ("Він живе у м.Кривий Ріг.", "Кривий Ріг", "Kryvyi Rih"),
        ("Across the Siverskyi Donets river.", "Siverskyi Donets", "Siverskyi Donets"),
        ("The Kakhovka reservoir ran dry.", "Kakhovka reservoir", "Kakhovka Reservoir"),
        ("It hit Kyiv-based firms.", "Kyiv", "Kyiv"),
        ("He flew to gLuhansk.", "gLuhansk", "Luhansk"),
        ("President Zelensky spoke.", "Zelensky", "Volodymyr Zelenskyy"),
        ("It rained in Ivano\nFrankivsk.", "Ivano\nFrankivsk", "Ivano-Frankivsk"),
        ("Jest tam także obwód ługański.", "obwód ługański", "Luhansk Oblast"),
    ],
)
def test_a_mention_is_the_name_without_what_only_describes_it(
    text: str, found: str, name: str
) -> None:
    assert [(m.text, m.name) for m in find(text)] == [(found, name)]


def test_the_longest_name_wins() -> None:
    texts = [m.text for m in find("Near Nova Kakhovka, Kakhovka and Velyka Novosilka.")]
    assert texts == ["Nova Kakhovka", "Kakhovka", "Velyka Novosilka"]


# What the rest of the text adds


def test_a_surname_is_the_person_named_in_full() -> None:
    full, bare = find("Governor Serhiy Gaidai spoke. Then Gaidai left.")
    assert full.id == bare.id == "person/serhii-haidai"
    assert bare.text == "Gaidai" and "named in full" in bare.match.why
    assert inline("Serhiy Gaidai. So Gaidai.", find("Serhiy Gaidai. So Gaidai.")) == (
        "Serhii Haidai. So Haidai."
    )


@pytest.mark.parametrize(
    ("unit", "oblast"),
    [("Kherson region", "Kherson Oblast"), ("Rivne Oblast", "Rivne Oblast")],
)
@pytest.mark.parametrize("text", ["{} was hit, above all Stepanivka.", "In Stepanivka, {}, …"])
def test_a_named_oblast_tells_villages_of_one_name_apart(text: str, unit: str, oblast: str) -> None:
    village = next(m for m in find(text.format(unit)) if m.text == "Stepanivka")
    alone = [m.id for m in find("The village of Stepanivka was hit.")]
    assert alone == [None]
    inside = {c.id for c in village.match.candidates if oblast in c.parents}
    assert village.id in inside if village.id else len(inside) > 1


def test_a_doubtful_name_counts_among_others() -> None:
    doubtful = "Progress was near"
    assert find(doubtful) == []
    assert [m.name for m in find("They crossed Lisichnsk.")] == []
    assert "Lysychansk" in [m.name for m in find("From Bakhmut they crossed Lisichnsk.")]


def test_a_foreign_name_around_one_of_ours_hides_it() -> None:
    assert find("The Luhansk People's Republic and the Donetsk People’s Republic.") == []


def test_private_entries_are_found(write: Callable[[str], Path]) -> None:
    mine = write("- id: facility/quux\n  kind: facility\n  uk: Кукусвіт\n  source: editors\n")
    text = "They met in Kyiv at Kukusvit today."
    found = find(text, normalizer=Normalizer(extend=[mine]))
    assert [m.id for m in found][1:] == ["facility/quux"]
    assert len(find(text)) == 1


def test_the_date_tells_which_name_was_official() -> None:
    text = "In Sievierodonetsk"
    assert [m.name for m in find(text, date="2022-06-15")] == ["Sievierodonetsk"]
    assert [m.name for m in find(text)] == ["Siverskodonetsk"]


def test_wrong_options_are_refused() -> None:
    with pytest.raises(TypeError, match="str"):
        find(b"Kyiv")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="2022-06-15"):
        find("", date="soon")
    with pytest.raises(ValueError, match="0 to 1"):
        find("", min_score=2)


# Laws

PIECES = [
    *("Kyiv", "Kiev’s", "Luhansk region", "city of", "м.", "Привілля", "область", "New York"),
    *("Serhiy Gaidai", "Gaidai", "President", "of", "the", "NATO", "У", "Lysekhansk", "-", "."),
    *("\n\n", "«", "’s", "і", "Ивано", "Frankivsk", "ЛЬВІВ", "O’", "a" * 300, "\u0301", "\ud800"),
]
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
running = st.builds(
    str.join, st.sampled_from(["", " "]), st.lists(st.sampled_from(PIECES), max_size=14)
)


@given(st.one_of(any_text, running))
@example("İ’s İ’S ǅ ŉ'n")
@example("’s ’s")
@example("LUXANQ REGION KYV")
@settings(max_examples=150)
def test_mentions_lie_in_order_where_they_say(text: str) -> None:
    at = 0
    mentions = find(text)
    for mention in mentions:
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.match and mention.score >= 0.5
        assert len(repr(mention).splitlines()) == 1
        at = mention.end
    assert find(text) == mentions


@given(running)
def test_inline_keeps_everything_else(text: str) -> None:
    mentions = find(text)
    changed = inline(text, mentions)
    assert inline(text, []) == text
    rest = at = 0
    for mention in mentions:
        between = text[rest : mention.start]
        assert changed[at : at + len(between)] == between
        at += len(between)
        shown = mention.name if changed.startswith(mention.name, at) else mention.name.split()[-1]
        assert changed[at : at + len(shown)] == shown
        rest, at = mention.end, at + len(shown)
    assert changed[at:] == text[rest:]


@given(running, st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=30)
def test_a_stricter_threshold_never_gives_a_less_likely_mention(
    text: str, one: float, other: float
) -> None:
    for least in (one, other):
        assert all(mention.score >= least - 0.0001 for mention in find(text, min_score=least))


@pytest.mark.parametrize(
    "piece",
    ["Kyiv ", "Аа", "A ", "a-", "’", "м. ", "Serhiy Gaidai Gaidai ", "\n", "\u0301", "ЛЬВІВ "],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        find(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 40 * max(seconds(8_000), 0.02)


# The command


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes("Kiev and Сватове.\r\nThen Lwów.\n".encode())
    return path


def test_the_command_prints_a_table(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", str(page)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["0-4", "Kiev", "Kyiv"],
        ["9-16", "Сватове", "Svatove"],
        ["24-28", "Lwów", "Lviv"],
    ]
    assert "UA44100110010094316" in lines[1]


def test_the_command_prints_json(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", "--json", str(page)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(m["start"], m["name"]) for m in found] == [(0, "Kyiv"), (9, "Svatove"), (24, "Lviv")]


def test_the_command_puts_names_in(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", "--inline", str(page)]) == 0
    assert capsys.readouterr().out == "Kyiv and Svatove.\r\nThen Lviv.\n"


def test_the_command_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"To Kiev \xff and back")))
    assert main(["text", "-"]) == 0
    assert capsys.readouterr().out.startswith("3-7  Kiev  Kyiv")


def test_a_text_without_names_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").write_text("")
    assert main(["text", str(tmp_path / "empty")]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "arguments", [["--date", "soon", "-"], ["no such file"], ["--json", "--inline", "-"], []]
)
def test_a_wrong_call_gives_status_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(SystemExit) as stopped:
        main(["text", *arguments])
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
