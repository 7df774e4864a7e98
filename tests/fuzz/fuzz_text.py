"""Fuzz `normalize` and `text.find` (atheris; see CONTRIBUTING.md): no text may raise or take long.

    python tests/fuzz/fuzz_text.py -max_total_time=600 CORPUS

Besides random text it makes names of the register, spoilt: repairs and guesses see what they are
for.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["ukrnames"]):
    from ukrnames import normalize
    from ukrnames.clean import clean
    from ukrnames.text import find

    normalize("Kyiv")  # imports what it needs only now

SLOW = 5.0  # seconds of work for one text: far above what any needs
NAMES = [
    *("Лисичанськ", "Кривий Ріг", "Слов’янськ", "Ivano-Frankivsk", "Сєвєродонецька громада"),
    *("governor Serhiy Haidai", "с. Привілля Луганської обл.", "Pryvillia, Luhansk Oblast"),
]
ENCODINGS = ("cp1251", "cp1252", "latin-1", "koi8-u", "cp866", "mac-roman", "utf-8")


def misread(text: str, data: atheris.FuzzedDataProvider) -> str:
    right, wrong = (ENCODINGS[data.ConsumeIntInRange(0, 6)] for _ in range(2))
    return text.encode(right, "replace").decode(wrong, "replace")


def overwritten(text: str, data: atheris.FuzzedDataProvider) -> str:
    at = data.ConsumeIntInRange(0, len(text))
    return text[:at] + data.ConsumeUnicode(4) + text[at + data.ConsumeIntInRange(0, 2) :]


def joined(text: str, data: atheris.FuzzedDataProvider) -> str:
    return text + data.ConsumeUnicode(2) + NAMES[data.ConsumeIntInRange(0, len(NAMES) - 1)]


SPOILS: list[Callable[[str, atheris.FuzzedDataProvider], str]] = [misread, overwritten, joined]


def a_text(data: atheris.FuzzedDataProvider) -> str:
    if data.ConsumeBool():
        return str(data.ConsumeUnicode(300))
    text = NAMES[data.ConsumeIntInRange(0, len(NAMES) - 1)]
    for _ in range(data.ConsumeIntInRange(1, 4)):
        text = SPOILS[data.ConsumeIntInRange(0, len(SPOILS) - 1)](text, data)
    return text


def one_input(raw: bytes) -> None:
    text = a_text(atheris.FuzzedDataProvider(raw))
    start = time.process_time()
    match = normalize(text)
    assert match.query == text
    assert 0 <= match.score <= 1
    assert bool(match) == (match.uk is not None)
    cleaned = clean(text[:200]).text
    assert clean(cleaned).text == cleaned, text
    for mention in find(text):
        assert text[mention.start : mention.end] == mention.text
    assert time.process_time() - start < SLOW, text


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
