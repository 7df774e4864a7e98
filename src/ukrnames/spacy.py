"""Names in spaCy: ``nlp.add_pipe("ukrnames")`` links the entities of a document."""

# Annotations are evaluated here: spaCy before 3.8 checks the configuration by them.
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .columns import Row, rows

# Which labels name what, in the schemes of the models for Ukrainian, Russian and English.
KINDS = {"LOC": "place", "GPE": "place", "FAC": "place", "PER": "people", "PERSON": "people"}

Span.set_extension("ukr", default=None, force=True)


class Linker:
    """Gives entities their ``kb_id_`` and ``._.ukr``, a dictionary of name, uk, kind, id, score,
    how and ambiguous; ``None`` for an entity whose label is not in ``kinds``.
    """

    def __init__(self, kinds: dict[str, str | None], options: dict[str, Any]) -> None:
        self._resolvers = {
            label: rows(kind=kind, **options) for label, kind in kinds.items() if kind
        }

    def __call__(self, doc: Doc) -> Doc:
        found = {(span.start, span.end): self._linked(doc, span) for span in doc.ents}
        doc.ents = [span for span, _ in found.values()]
        for span in doc.ents:
            row = found[span.start, span.end][1]
            span._.ukr = row._asdict() if row else None
        return doc

    def _linked(self, doc: Doc, span: Span) -> tuple[Span, Row | None]:
        resolve = self._resolvers.get(span.label_)
        if resolve is None:
            return span, None
        (row,) = resolve([span.text])
        code = (row.id if row else None) or ""
        return Span(doc, span.start, span.end, label=span.label_, kb_id=code), row


@Language.factory(
    "ukrnames",
    assigns=["doc.ents", "token.ent_kb_id", "span._.ukr"],
    default_config={"kinds": KINDS, "options": {}},
)
def create(
    nlp: Language, name: str, kinds: dict[str, str | None], options: dict[str, Any]
) -> Linker:
    """The pipeline component.

    - ``kinds``: for each label of an entity, the kind of name it is (see `ukrnames.normalize`);
      adds to the default, `KINDS`, from which ``None`` takes a label out.
    - ``options``: those of `ukrnames.normalize`.
    """
    return Linker(kinds, options)
