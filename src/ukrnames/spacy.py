"""Names in spaCy: ``nlp.add_pipe("ukrnames")`` links the entities of a document."""

# Annotations are evaluated here: spaCy before 3.8 checks the configuration by them.
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .columns import Row, rows
from .match import GROUPS
from .text import find as find_names

# Which labels name what, in the schemes of the models for Ukrainian, Russian and English.
KINDS = {"LOC": "place", "GPE": "place", "FAC": "place", "PER": "people", "PERSON": "people"}

Span.set_extension("ukr", default=None, force=True)


class Linker:
    """Gives entities their ``kb_id_`` and ``._.ukr``, a dictionary of name, uk, kind, id, score,
    how and ambiguous; ``None`` for an entity whose label is not in ``kinds``.
    """

    def __init__(
        self, kinds: dict[str, str | None], find: dict[str, str], options: dict[str, Any]
    ) -> None:
        if find and find.keys() != GROUPS.keys():
            raise ValueError(f"find gives a label to each of {', '.join(GROUPS)}, not to {find}")
        self._labels = find
        self._found_options = {k: v for k, v in options.items() if k in ("date", "min_score")}
        self._resolvers = {
            label: rows(kind=kind, **options) for label, kind in kinds.items() if kind
        }

    def __call__(self, doc: Doc) -> Doc:
        found = {(span.start, span.end): self._linked(doc, span) for span in doc.ents}
        if self._labels:
            for mention in self._mentions(doc):
                found.setdefault((mention[0].start, mention[0].end), mention)
        doc.ents = filter_spans(span for span, _ in found.values())  # longer ones win
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

    def _mentions(self, doc: Doc) -> Iterator[tuple[Span, Row | None]]:
        for mention in find_names(doc.text, **self._found_options):
            group = next(group for group, kinds in GROUPS.items() if mention.kind in kinds)
            span = doc.char_span(
                mention.start,
                mention.end,
                label=self._labels[group],
                kb_id=mention.match.id or "",
                alignment_mode="expand",
            )
            yield span, Row.of(mention.match)


@Language.factory(
    "ukrnames",
    assigns=["doc.ents", "token.ent_kb_id", "span._.ukr"],
    default_config={"kinds": KINDS, "find": {}, "options": {}},
)
def create(
    nlp: Language,
    name: str,
    kinds: dict[str, str | None],
    find: dict[str, str],
    options: dict[str, Any],
) -> Linker:
    """The pipeline component.

    - ``kinds``: for each label of an entity, the kind of name it is (see `ukrnames.normalize`);
      adds to the default, `KINDS`, from which ``None`` takes a label out.
    - ``find``: labels for ``place`` and ``people``; when given, the names that
      `ukrnames.text.find` sees become entities too.
    - ``options``: those of `ukrnames.normalize`.
    """
    return Linker(kinds, find, options)
