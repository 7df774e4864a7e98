"""`ukrnames.spacy`: entities of a document linked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

spacy = pytest.importorskip("spacy")
import ukrnames.spacy  # noqa: E402, F401  registers the factory where no entry point does

PATTERNS = [
    {"label": "GPE", "pattern": "Kiev"},
    {"label": "LOC", "pattern": "Сєвєродонецьк"},
    {"label": "PERSON", "pattern": "Gaidai"},
    {"label": "ORG", "pattern": "NATO"},
    {"label": "GPE", "pattern": "Slovenia"},
]


def pipeline(lang: str = "en", **config: Any) -> Any:
    nlp = spacy.blank(lang)
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    nlp.add_pipe("ukrnames", config=config)
    return nlp


@pytest.mark.parametrize("lang", ["uk", "en", "ru"])
def test_entities_are_linked(lang: str) -> None:
    doc = pipeline(lang)("Gaidai , Kiev , Slovenia , NATO")
    found = {ent.text: ent for ent in doc.ents}
    assert found["Kiev"].kb_id_ == found["Kiev"]._.ukr["id"] != ""
    assert found["Kiev"]._.ukr["uk"] == "Київ" and found["Kiev"].label_ == "GPE"
    assert found["Gaidai"]._.ukr["name"] == "Haidai"
    assert found["Slovenia"]._.ukr["name"] is None and found["Slovenia"].kb_id_ == ""
    assert found["NATO"]._.ukr is None and found["NATO"].kb_id_ == ""


def test_options_and_labels_are_configured() -> None:
    nlp = pipeline("uk", kinds={"LOC": "settlement", "GPE": None}, options={"min_score": 0.1})
    (place,) = nlp("у місті Сєвєродонецьк").ents
    assert place._.ukr["kind"] == "settlement"
    assert nlp("Kiev").ents[0]._.ukr is None
    with pytest.raises(ValueError, match="settlement"):
        pipeline(kinds={"LOC": "setlement"})


def test_many_documents_in_two_processes() -> None:
    texts = ["Kiev is here", "", "nobody"] * 10
    one, two = (list(pipeline().pipe(texts, n_process=n, batch_size=5)) for n in (1, 2))
    assert [d.text for d in two] == texts
    assert [[(e.kb_id_, e._.ukr) for e in d.ents] for d in one] == [
        [(e.kb_id_, e._.ukr) for e in d.ents] for d in two
    ]


def test_pipeline_and_document_survive_the_disk(tmp_path: Path) -> None:
    from spacy.tokens import Doc

    pipeline().to_disk(tmp_path / "model")
    nlp = spacy.load(tmp_path / "model")
    doc = nlp("Kiev")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.ents[0].kb_id_ == doc.ents[0].kb_id_ != ""
    assert again.ents[0]._.ukr == doc.ents[0]._.ukr


@pytest.mark.parametrize("text", ["From Kharkov to Slovenia.", "Потяг з Харькова (уночі)"])
def test_names_in_the_text_are_added_on_request(text: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ukrnames", config={"find": {"place": "GPE", "people": "PERSON"}})
    (place,) = nlp(text).ents
    assert place.text.startswith(("Kharkov", "Харьков")) and place.label_ == "GPE"
    assert place._.ukr["uk"] == "Харків" and place.kb_id_ == place._.ukr["id"]
    assert spacy.blank("en").add_pipe("ukrnames")(nlp.make_doc(text)).ents == ()


def test_entities_of_the_model_stay_beside_those_found() -> None:
    nlp = pipeline(find={"place": "GPE", "people": "PERSON"})
    doc = nlp("NATO , Kiev and Kharkov")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("NATO", "ORG"),
        ("Kiev", "GPE"),
        ("Kharkov", "GPE"),
    ]
    with pytest.raises(ValueError, match="people"):
        pipeline(find={"place": "GPE"})
