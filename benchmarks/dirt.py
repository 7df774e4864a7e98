"""How many dirty names are still understood: python benchmarks/dirt.py [NAMES [KIND]]

Takes NAMES (default 200) settlement names of the register for each kind of dirt, by a fixed hash
and only names that the kind changes, spoils them, and prints the share whose name `normalize` still
finds, or another name whose spelling the dirty text is; worst kinds last. With KIND, only kinds
whose name contains it, with their misses.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import quote
from zlib import crc32

from ukrnames import normalize
from ukrnames.compile.systems import load_systems

ROOT = Path(__file__).resolve().parent.parent
FLOOR = 0.97
KMU = load_systems(ROOT / "transliterate/systems")["uk-kmu-2010"]
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

UK: dict[str, Dirt] = {
    "as it is": as_it_is,
    "one Latin look-alike": partial(one, pattern=f"[{CYRILLIC}]", table=PAIRS),
    "every Latin look-alike": lambda name, _: name.translate(TO_LATIN),
    "Greek look-alikes": lambda name, _: name.translate(TO_GREEK),
    "UTF-8 as cp1251": partial(sloppy, wrong="cp1251"),
    "UTF-8 as cp1252": partial(sloppy, wrong="cp1252"),
    "UTF-8 as cp1250": partial(sloppy, wrong="cp1250"),
    "UTF-8 as latin-1": partial(sloppy, wrong="latin-1"),
    "UTF-8 as latin-2": partial(sloppy, wrong="iso8859-2"),
    "UTF-8 as KOI8-U": partial(sloppy, wrong="koi8-u"),
    "UTF-8 as KOI8-R": partial(sloppy, wrong="koi8-r"),
    "UTF-8 as cp866": partial(sloppy, wrong="cp866"),
    "UTF-8 as cp437": partial(sloppy, wrong="cp437"),
    "UTF-8 as Mac Roman": partial(sloppy, wrong="mac-roman"),
    "UTF-8 as Mac Cyrillic": partial(sloppy, wrong="mac-cyrillic"),
    "UTF-8 as ISO 8859-5": partial(sloppy, wrong="iso8859-5"),
    "twice cp1251": partial(twice, wrong="cp1251"),
    "twice cp1252": partial(twice, wrong="cp1252"),
    "twice latin-1": partial(twice, wrong="latin-1"),
    "cp1252 with lost bytes": partial(mojibake, wrong="cp1252", errors="replace"),
    "cp1252 without lost bytes": partial(mojibake, wrong="cp1252", errors="ignore"),
    "cp1251 with lost bytes": partial(mojibake, wrong="cp1251", errors="replace"),
    "latin-1, unprintable gone": partial(dropped, wrong="latin-1"),
    "cp1251 as latin-1": partial(mojibake, wrong="latin-1", right="cp1251"),
    "cp1251 as cp1252": partial(mojibake, wrong="cp1252", right="cp1251"),
    "cp1251 as KOI8-U": partial(mojibake, wrong="koi8-u", right="cp1251"),
    "KOI8-U as cp1251": partial(mojibake, wrong="cp1251", right="koi8-u"),
    "KOI8-U as latin-1": partial(mojibake, wrong="latin-1", right="koi8-u"),
    "cp1251 as cp866": partial(mojibake, wrong="cp866", right="cp1251"),
    "stress mark": partial(stressed, mark="\u0301"),
    "stress mark, spacing": partial(stressed, mark="\u00b4"),
    "soft hyphen": partial(between, what="\u00ad"),
    "zero-width spaces": lambda name, _: "\u200b".join(name),
    "direction marks": lambda name, _: f"\u202b\u200f{name}\u200e\u202c",
    "decomposed": lambda name, _: unicodedata.normalize("NFD", name),
    "hyphenated at a line end": partial(between, what="-\n"),
    "typewriter apostrophe": swap("’", "'"),
    "backtick": swap("’", "`"),
    "letter apostrophe": swap("’", "ʼ"),
    "double quote as apostrophe": swap("’", '"'),
    "star as apostrophe": swap("’", "*"),
    "space as apostrophe": swap("’", " "),
    "no apostrophe": swap("’", ""),
    "soft sign as apostrophe": swap("’", "ь"),
    "hard sign as apostrophe": swap("’", "ъ"),
    "spaced letters": lambda name, _: " ".join(name.replace(" ", "  ")),
    "spaced capitals": lambda name, _: " ".join(name.upper()),
    "letters with dots": lambda name, _: ".".join(name),
    "capitals": lambda name, _: name.upper(),
    "small letters": lambda name, _: name.lower(),
    "shifting case": shift,
    "percent-encoded": lambda name, _: quote(name),
    "numeric entities": entities,
    "escapes": lambda name, _: name.encode("unicode-escape").decode("ascii"),
    "bold": wrap("**", "**"),
    "HTML": wrap('<a href="x">', "</a>"),
    "wiki link": wrap("[[", "]]"),
    "wiki link with text": lambda name, _: f"[[{name} (село)|{name}]]",
    "footnote": wrap("", "[12]"),
    "number after": wrap("", " 2"),
    "superscript": wrap("", "²"),
    "list number": wrap("3. "),
    "hashtag": wrap("#"),
    "flag": wrap("🇺🇦 "),
    "quotes and semicolon": wrap('"', '";'),
    "OCR digit": partial(one, pattern="[ОоЗзбЧчІі]", table=OCR_CYRILLIC),
    "OCR digits": partial(every, table=OCR_CYRILLIC),
    "bar for і": lambda name, _: re.sub("[іІ]", "|", name),
    "question mark for іїєґ": lambda name, _: re.sub("[іїєґІЇЄҐ]", "?", name),
    "wrong keyboard": lambda name, _: name.translate(LAYOUT),
    "hyphen as space": swap("-", " "),
    "space as hyphen": swap(" ", "-"),
    "glued": lambda name, _: re.sub("[ -]", "", name),
    "dash": swap("-", " — "),
    "camel case": camel,
    "underscores": swap(" ", "_"),
    "Russian keyboard": lambda name, _: name.translate(RUSSIAN),
    "и for і": lambda name, _: re.sub("[їі]", "и", name),
    "г for ґ": swap("ґ", "г"),
    "е for є": swap("є", "е"),
    "ё for о": lambda name, _: re.sub("(?<=ь)о", "ё", name).replace("ьё", "ё"),
    "doubled letter": doubled,
}  # fmt: skip
EN: dict[str, Dirt] = {
    "Latin as it is": as_it_is,
    "one Cyrillic look-alike": partial(one, pattern=f"[{LATIN}]", table=BACK),
    "every Cyrillic look-alike": lambda name, _: name.translate(TO_CYRILLIC),
    "Latin with Greek": lambda name, _: name.translate(TO_GREEK),
    "fullwidth": partial(styled, capital="Ａ", small="ａ"),
    "mathematical bold": partial(styled, capital="𝐀", small="𝐚"),
    "mathematical script": partial(styled, capital="𝓐", small="𝓪"),
    "Latin capitals": lambda name, _: name.upper(),
    "Latin spaced letters": lambda name, _: " ".join(name),
    "Latin zero-width": lambda name, _: "\u200d".join(name),
    "glued letter of markup": lambda name, _: "g" + name,
    "Latin in HTML": wrap("<b>", "</b>"),
    "possessive": wrap("", "’s"),
    "Latin footnote": wrap("", "[a]"),
    "Latin OCR digit": partial(one, pattern="[OoliSBbzZ]", table=OCR_LATIN),
    "Latin OCR digits": partial(every, table=OCR_LATIN),
    "bar for l and I": lambda name, _: re.sub("[lI]", "|", name),
    "rn for m": swap("m", "rn"),
    "Latin hyphen as space": swap("-", " "),
    "Latin glued": lambda name, _: re.sub("[ -]", "", name),
    "Latin camel case": camel,
    "Latin doubled letter": doubled,
    "Latin wrong keyboard": lambda name, _: name.translate({v: chr(k) for k, v in LAYOUT.items()}),
    "strikethrough": lambda name, _: "".join(c + "\u0336" for c in name),
}  # fmt: skip


def names() -> list[str]:
    """Distinct settlement names, always in the same order."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        found = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(found, key=lambda name: (crc32(name.encode()), name))


def _spoil(name: str, dirt: Dirt, latin: bool) -> str | None:
    """The spoilt name, always the same; none if the dirt does not touch it."""
    plain = _plain(name, latin)
    try:
        text = dirt(plain, Random(name))
    except UnicodeError:  # the encoding has no ґ
        return None
    return None if text == plain and dirt is not as_it_is else text


def spoilt(dirt: Dirt, size: int, latin: bool) -> list[tuple[str, str]]:
    """Names and their spoilt spellings; only names that the dirt changes."""
    pairs = ((name, text) for name in names() if (text := _spoil(name, dirt, latin)) is not None)
    return list(islice(pairs, size))


def is_right(name: str, text: str, dirt: Dirt, latin: bool) -> bool:
    """The name comes back, or one whose spelling the text is, before or after the dirt."""
    found = normalize(text).uk
    if found is None or found == name:
        return found == name
    return text in (_plain(found, latin), _spoil(found, dirt, latin))


def _plain(name: str, latin: bool) -> str:
    return KMU.romanize(name) if latin else name


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    results = []
    for latin, kinds in ((False, UK), (True, EN)):
        for kind, dirt in kinds.items():
            if wanted not in kind:
                continue
            pairs = spoilt(dirt, size, latin)
            missed = [pair for pair in pairs if not is_right(*pair, dirt, latin)]
            results.append((1 - len(missed) / max(len(pairs), 1), kind, len(pairs), missed))
    results.sort(key=lambda result: -result[0])
    for share, kind, count, missed in results:
        example = f"{missed[0][1]!r:.40} ({missed[0][0]})" if missed else ""
        print(f"{share:7.1%}  {kind:28} {count:4}  {example}")
        if wanted:
            for name, text in missed:
                print(f"  {name}: {text!r} -> {normalize(text)!r}: {normalize(text).why}")
    below = sum(share < FLOOR for share, *_ in results)
    print(f"{len(results)} kinds, {below} below {FLOOR:.0%}")


if __name__ == "__main__":
    main()
