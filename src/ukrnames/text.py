"""Find Ukrainian names in running text.

`find` asks `normalize` about runs of capitalized words, longest first. Most words of a text are no
names of ours, so a mention needs more than a match: its odds are weighed with what the text says. A
type word beside the name, a large place or a full name speak for it; a word that the text also
writes in small letters, an acronym or a longer unknown name around it speak against it. What is
doubtful alone counts when another Ukrainian name stands near.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import TYPE_CHECKING, Any, NamedTuple

from .context import with_neighbors, with_people, with_units
from .evidence import to_odds, to_probability
from .match import Match
from .scan import Found, Scan

if TYPE_CHECKING:
    from .normalizer import Normalizer

DEFAULT_MIN_SCORE = 0.5


class Mention(NamedTuple):
    """A name found in a text: ``text[start:end]``, in code points.

    ``score`` is the probability, 0 to 1, that this is a mention; ``match`` is the answer of
    `normalize`, with what the rest of the text adds.
    """

    start: int
    end: int
    text: str
    score: float
    match: Match

    @property
    def name(self) -> str:
        """Canonical English name."""
        return str(self.match.name)

    @property
    def uk(self) -> str:
        """Canonical Ukrainian name."""
        return str(self.match.uk)

    @property
    def kind(self) -> str:
        """See `ukrnames.match.KINDS`."""
        return str(self.match.kind)

    @property
    def id(self) -> str | None:
        """Identifier of the entity, ``None`` when several share the name."""
        return self.match.id

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; ``match.to_dict()`` has the candidates."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "name": self.name,
            "uk": self.uk,
            "kind": self.kind,
            "id": self.id,
            "score": self.score,
            "why": self.match.why,
        }

    def __repr__(self) -> str:
        return (
            f"Mention({self.start}, {self.end}, {self.text!r}, name={self.name!r},"
            f" kind={self.kind!r}, id={self.id!r}, score={self.score:.2f})"
        )


def find(
    text: str,
    *,
    date: str | Date | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
    normalizer: Normalizer | None = None,
) -> list[Mention]:
    """The Ukrainian places and people that a text names, in order; no two overlap.

    - ``date``: ISO day or ``datetime.date``; the names that were official that day.
    - ``min_score``: the least probability, 0 to 1, of a mention.
    - ``normalizer``: one with private entries, instead of the default.

    Text never raises. Raises ``TypeError`` for anything but text, ``ValueError`` for a wrong
    option value.

    Examples:
        >>> [(m.text, m.name) for m in find("From Kiev to the city of Lysekhansk, not to Slovenia")]
        [('Kiev', 'Kyiv'), ('Lysekhansk', 'Lysychansk')]
    """
    if not isinstance(text, str):
        raise TypeError(f"text is a str, not {type(text).__name__}")
    if normalizer is None:
        from .normalizer import default

        normalizer = default()
    normalizer.normalize("", date=date, min_score=min_score)  # refuses wrong options
    scan = Scan(text, normalizer, date, to_odds(min_score))
    found = with_neighbors(scan, with_people(scan, scan.candidates()))
    return [_mention(scan, one) for one in with_units(scan, found)]


def _mention(scan: Scan, found: Found) -> Mention:
    start, end = scan.words[found.first].start, scan.words[found.last - 1].end
    score = round(to_probability(found.odds), 4)
    return Mention(start, end, scan.text[start:end], score, found.match)


def inline(text: str, mentions: Iterable[Mention]) -> str:
    """The text with canonical English names in place of the mentions.

    A person who is named by the surname alone stays so.

    Examples:
        >>> text = "Kiev and the Seversky Donets"
        >>> inline(text, find(text))
        'Kyiv and the Siverskyi Donets'
    """
    parts, at = [], 0
    for mention in mentions:
        whole = mention.kind != "person" or len(mention.text.split()) > 1
        parts += [text[at : mention.start], mention.name if whole else mention.name.split()[-1]]
        at = mention.end
    return "".join([*parts, text[at:]])
