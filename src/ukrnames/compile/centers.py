"""Which settlement an administrative unit is named for: Бахмутський район → Бахмут.

Units bear the adjective of a settlement inside them. Ukrainian makes it with -ськ-, which melts
with the consonant before it (Кременчук → кременчуцьк-, Запоріжжя → запорізьк-, Калуш → калуськ-).
A longer suffix (Ялта → ялтинськ-), an alternation (Ланівці → лановецьк-) or a fleeting vowel
(Лубни → лубенськ-) may come between. The rules are the editors', found and measured on the units of
the register (`tests/test_centers.py`); they may form too many adjectives, never too few: only the
handful of settlements inside one unit compete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

_VOWELS = "аеєиіїоуюя"
_ADJECTIVE_END = re.compile("(?:ий|ій|а|я|е|є|і)$")
# Between a settlement's stem and -ськ-: nothing, as in бахмутськ-, or one of these.
_SUFFIXES = ("", "ів", "їв", "ов", "ев", "єв", "ин", "їн", "ан", "ян", "ен", "єн", "й")
_SOFTENING = {"г": "ж", "к": "ч", "х": "ш"}  # before -ан-: Довге → довжанськ-
_MELTING = {
    **dict.fromkeys("гжз", "зьк"),
    **dict.fromkeys("кчц", "цьк"),
    **dict.fromkeys("хшс", "ськ"),
}
# Letters that alternate count as one where only beginnings are compared.
_ALIKE = str.maketrans("іїеєигжкчхш", "ооооиззццсс", "ьй’- ")
_NEAR = 0.75  # share of letters in common that makes a stem near …
_MARGIN = 0.1  # … and by how much the next one must be worse


def center(adjective: str, settlements: Sequence[str]) -> int | None:
    """The index of the settlement that a unit is named for, or None.

    ``adjective`` is the unit's name in the register; ``settlements`` those inside it, the likeliest
    first (a hromada's in code order, which starts with its seat; larger units' cities first): the
    first whose adjective it is wins, else the one whose stem is clearly nearest.

    >>> center("Білоцерківський", ["Фастів", "Біла Церква"]), center("Ялтинський", ["Ялта"])
    (1, 0)
    >>> center("Закарпатська", ["Ужгород", "Хуст"]) is None
    True
    """
    exact = by_rule(adjective, settlements)
    return by_stem(adjective, settlements) if exact is None else exact


def by_rule(adjective: str, settlements: Sequence[str]) -> int | None:
    """The index of the first settlement whose adjective it is.

    >>> by_rule("Великосеверинівська", ["Оситняжка", "Велика Северинка"])
    1
    """
    stem = _stem(adjective)
    for index, name in enumerate(settlements):
        if name[:1] == adjective[:1] and stem in adjectives(name):
            return index
    return None


def by_stem(adjective: str, settlements: Sequence[str]) -> int | None:
    """The index of the settlement that shares clearly the longest beginning, alternations aside.

    >>> by_stem("Ромашкінська", ["Колоски", "Ромашкине"])
    1
    """
    target = re.sub("(?:[сцз]ьк)$", "", _stem(adjective)).translate(_ALIKE)
    shares: dict[str, float] = {}
    for name in settlements:
        if name[:1] == adjective[:1]:
            stem = re.sub(f"[{_VOWELS}й]+$", "", name.lower()).translate(_ALIKE)
            shares[name] = max(shares.get(name, 0), _shared(stem, target))
    ranked = sorted(shares, key=lambda name: (-shares[name], settlements.index(name)))
    if not ranked or shares[ranked[0]] < _NEAR:
        return None
    if len(ranked) > 1 and shares[ranked[0]] - shares[ranked[1]] < _MARGIN:
        return None
    return settlements.index(ranked[0])


@cache
def adjectives(name: str) -> frozenset[str]:
    """The stems, without apostrophes, that an adjective of a settlement's name may have.

    >>> "криворізьк" in adjectives("Кривий Ріг"), "чернівецьк" in adjectives("Чернівці")
    (True, True)
    """
    *first, last = name.lower().replace("’", "").split()
    stems = {link + stem for link in _links(first) for stem in _of_word(last)}
    for part in re.finditer("[- ]", name):
        head, tail = name[: part.start()].lower(), name[part.end() :].lower()
        stems |= {f"{link}-{stem}" for link in _parts(head) for stem in _of_word(tail)}
    return frozenset(stem.replace("’", "") for stem in stems)


def _stem(adjective: str) -> str:
    return _ADJECTIVE_END.sub("", adjective.lower().replace("’", ""))


def _shared(a: str, b: str) -> float:
    length = min(len(a), len(b))
    while a[:length] != b[:length]:
        length -= 1
    return 2 * length / (len(a) + len(b)) if length else 0.0


def _links(words: Iterable[str]) -> Iterator[str]:
    """The words before the last as one beginning: великий → велико, верхній → верхньо."""
    bare = [re.sub("(?:ий|ій|а|я|е|є|і|и|о)$", "", re.sub("ів$", "ов", word)) for word in words]
    yield "".join(stem + "о" for stem in bare)
    yield "".join(stem + "ьо" for stem in bare)


def _parts(word: str) -> set[str]:
    """The first half of a hyphened adjective: Івано-, Середино-, Мельнице-, Петрівсько-."""
    stems = {word[:-1] + vowel for vowel in "оеє"} | {_stem(word) + "но"}
    stems |= {_melt(re.sub("[ая]$|ка$", "", word)) + "о"}
    return stems | {word, re.sub("ця$", "чно", word)}


def _of_word(word: str) -> Iterator[str]:
    if re.search("[сцз]ьк(?:ий|а|е|і|о)?$", word):
        yield re.sub("(?:ий|а|е|і|о)$", "", word)
    if _ADJECTIVE_END.search(word):
        yield _stem(word)
    for base in _bases(word):
        for suffix in _SUFFIXES:
            yield _melt(base + suffix)
        if base[-1] in _SOFTENING:
            yield base[:-1] + _SOFTENING[base[-1]] + "анськ"
        if base.endswith("нь"):
            yield base + "ськ"
        if base.endswith("й"):
            yield base[:-1] + "ївськ"


def _bases(word: str) -> set[str]:
    """What is left of a name before a suffix: no ending, no -к-, -ц- or -н-, vowels alternating."""
    bare = re.sub("(?:ий|[аеєиіїоуюяь])$", "", word)
    bases = {word, bare, re.sub(r"(.)\1$", r"\1", bare)}
    bases |= {re.sub("[оьи]?к$|(?<=[внй])ц$|(?<=[жчз])н$", "", base) for base in bases}
    bases |= {re.sub("ьов$", "ів", re.sub("йов$", "їв", base)) for base in bases}
    bases |= {re.sub("ц$", "ець", re.sub("йц$", "єць", bare))}
    bases |= {other for base in bases for other in _alternations(base)}
    return {base for base in bases if len(base) > 1}


def _alternations(base: str) -> Iterator[str]:
    """Vowels that change in the last syllable: і with о and е, also before -ець; fleeting ones."""
    if last := re.search(f"[{_VOWELS}](?=[^{_VOWELS}]*(?:ець)?$)", base):
        before, vowel, after = base[: last.start()], last[0], base[last.end() :]
        for other in {"і": "ое", "о": "і", "е": "і", "ї": "є", "є": "ї"}.get(vowel, ""):
            yield before + other + after
        if vowel in "ео" and after:
            yield before + after
    if cluster := re.search(f"[^{_VOWELS}ь](ь?[^{_VOWELS}ь]ь?)$", base):
        for vowel in "еоі":
            yield base[: cluster.start(1)] + vowel + cluster[1].lstrip("ь")


def _melt(base: str) -> str:
    """A stem with -ськ-: the consonant before it melts into it; ь stays after л only."""
    hard = base.removesuffix("ь")
    if ending := _MELTING.get(hard[-1:]):
        return hard[:-1] + ending
    return hard + ("ьськ" if hard.endswith("л") else "ськ")
