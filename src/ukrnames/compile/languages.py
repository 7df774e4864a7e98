"""Codes of languages (ISO 639), as the names of entries are sorted by them."""

from __future__ import annotations

import re

# Two letters; of longer codes only the shape is known.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_CODES = frozenset(_TWO_LETTERS.split())
# Codes of countries that are no codes of languages.
_OF_COUNTRY = {"ua": "uk", "by": "be", "cz": "cs", "gr": "el", "il": "he", "iw": "he", "jp": "ja"}
_OF_COUNTRY |= {"cn": "zh", "md": "ro", "rs": "sr", "ge": "ka", "dk": "da", "al": "sq", "gb": "en"}


def problem_of(code: str) -> str | None:
    """What is wrong with the code of a language, if anything.

    >>> problem_of("uk"), problem_of("crh")
    (None, None)
    >>> problem_of("ua")
    "'ua' is no language code; did you mean 'uk'?"
    """
    if code in _CODES or re.fullmatch("[a-z]{3}", code):
        return None
    near = _OF_COUNTRY.get(code)
    hint = f"did you mean {near!r}?" if near else "write one like 'ru' or 'pl'"
    return f"{code!r} is no language code; {hint}"
