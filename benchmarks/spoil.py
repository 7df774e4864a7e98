"""Ways in which names get spoilt: each takes a name and a source of chance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

Dirt = Callable[[str, Random], str]

CYRILLIC, LATIN = "асеіорхуАВСЕНІКМОРТХ", "aceiopxyABCEHIKMOPTX"
TO_LATIN, TO_CYRILLIC = str.maketrans(CYRILLIC, LATIN), str.maketrans(LATIN, CYRILLIC)
TO_GREEK = str.maketrans("аеіоАВЕНІКМОРТХABEHIKMNOPTXYZoνi", "αειοΑΒΕΗΙΚΜΟΡΤΧΑΒΕΗΙΚΜΝΟΡΤΧΥΖονι")
KEYS = "йцукенгшщзхїфівапролджєячсмитьбю’"
LAYOUT = str.maketrans(
    KEYS + KEYS.upper(), "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
)
RUSSIAN = str.maketrans("іїєґІЇЄҐ", "ыъэгЫЪЭГ")
STRESSED = re.compile("[аеиіоуюяєїАЕИІОУЮЯЄЇaeiouyAEIOUY]")


def as_it_is(name: str, _: Random) -> str:
    return name


def mojibake(name: str, _: Random, wrong: str, right: str = "utf-8", errors: str = "strict") -> str:
    return name.encode(right).decode(wrong, errors)


def sloppy(name: str, _: Random, wrong: str) -> str:
    """As programs do that keep undefined bytes as control characters."""
    return "".join(
        byte.decode(wrong) if _defined(byte, wrong) else byte.decode("latin-1")
        for byte in (bytes([value]) for value in name.encode("utf-8"))
    )


def _defined(byte: bytes, encoding: str) -> bool:
    try:
        return bool(byte.decode(encoding))
    except UnicodeDecodeError:
        return False


def dropped(name: str, _: Random, wrong: str) -> str:
    """Unprintable characters gone on the way."""
    return "".join(c for c in sloppy(name, _, wrong) if unicodedata.category(c) != "Cc")


def twice(name: str, random: Random, wrong: str) -> str:
    return sloppy(sloppy(name, random, wrong), random, wrong)


def one(name: str, random: Random, pattern: str, table: dict[str, str]) -> str:
    """One letter of the pattern replaced."""
    places = [found.start() for found in re.finditer(pattern, name)]
    if not places:
        return name
    at = random.choice(places)
    return name[:at] + table.get(name[at], name[at]) + name[at + 1 :]


def every(name: str, _: Random, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in name)


def between(name: str, random: Random, what: str) -> str:
    at = random.randrange(1, len(name))
    return name[:at] + what + name[at:]


def between_letters(name: str, random: Random) -> str:
    """A space within a word, not next to its ends."""
    places = [found.end() for found in re.finditer(r"\w\w(?=\w\w)", name)]
    at = random.choice(places or [0])
    return f"{name[:at]} {name[at:]}" if at else name


def stressed(name: str, random: Random, mark: str) -> str:
    places = [found.end() for found in STRESSED.finditer(name)]
    at = random.choice(places or [len(name)])
    return name[:at] + mark + name[at:]


def styled(name: str, _: Random, capital: str, small: str) -> str:
    """In the alphabet of mathematical or fullwidth letters that begins there."""
    return "".join(
        chr(ord(c) - ord("A") + ord(capital))
        if "A" <= c <= "Z"
        else chr(ord(c) - ord("a") + ord(small))
        if "a" <= c <= "z"
        else c
        for c in name
    )


def shift(name: str, random: Random) -> str:
    return "".join(random.choice((c.lower(), c.upper())) for c in name)


def camel(name: str, _: Random) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split("[ -]", name))


def entities(name: str, _: Random) -> str:
    return "".join(f"&#{ord(c)};" for c in name)


def doubled(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    return name[:at] + name[at - 1] + name[at:] if name[at - 1].isalpha() else name


def swap(old: str, new: str) -> Dirt:
    return lambda name, _: name.replace(old, new)


def wrap(before: str, after: str = "") -> Dirt:
    return lambda name, _: before + name + after


OCR_CYRILLIC = {
    "О": "0",
    "о": "0",
    "З": "3",
    "з": "3",
    "б": "6",
    "Ч": "4",
    "ч": "4",
    "І": "1",
    "і": "1",
}
OCR_LATIN = {
    "O": "0",
    "o": "0",
    "l": "1",
    "i": "1",
    "S": "5",
    "B": "8",
    "b": "6",
    "z": "2",
    "Z": "2",
}
PAIRS = dict(zip(CYRILLIC, LATIN, strict=True))
BACK = {latin: cyrillic for cyrillic, latin in PAIRS.items()}


def bytewise(name: str, _: Random, sign: str, encoding: str = "utf-8") -> str:
    """Every byte beyond ASCII written with a sign such as ``=%02X``."""
    return "".join(chr(byte) if byte < 0x80 else sign % byte for byte in name.encode(encoding))
