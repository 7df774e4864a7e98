"""What a query costs by the number of names: python benchmarks/growth.py FOLDER [NAMES…]

Makes gazetteers of so many names (default 1,000 to 1,000,000) in FOLDER, compiles those that are
not there yet, and asks each the same queries in a process of its own. Compiling takes about a
millisecond and 17 kB for each name, so the largest needs 17 GB. Names are chains of letters, each
following the three before it as in the names of the register; a smaller gazetteer is the beginning
of a larger one. Times are the least of many single calls, averaged over the queries of a kind.
Writes its table into docs/performance.md.
"""

from __future__ import annotations

import csv
import gc
import json
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from report import ROOT, STATUS, in_a_process, memory, table, write
from speed import started, taken

from ukrnames import Normalizer
from ukrnames.clean import fold
from ukrnames.compile import answers
from ukrnames.compile.build import build
from ukrnames.compile.systems import load_systems
from ukrnames.lookup import with_keys
from ukrnames.read import Reader
from ukrnames.store import to_bytes

REGISTER = ROOT / "gazetteer/register"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUERIES, REPEATS = 60, 20
ORDER = 3
SYSTEMS = ("uk-press-de", "uk-press-pl", "uk-press-fr", "uk-press-hu", "uk-bgn-pcgn-1965")
OBLAST, RAION, HROMADA = (f"UA{number:017}" for number in (1, 2, 3))
UNITS = [
    (OBLAST, "O", "Луганська", ""),
    (RAION, "P", "Сватівський", OBLAST),
    (HROMADA, "H", "Лисичанська", RAION),
]


def rows(name: str) -> list[dict[str, str]]:
    with (REGISTER / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def names() -> Iterator[str]:
    """Endlessly many names, each once, always the same."""
    begin, end = "^" * ORDER, "$"
    following: dict[str, list[str]] = defaultdict(list)
    for row in rows("katottg"):
        whole = begin + row["name"] + end
        for at in range(ORDER, len(whole) * (row["category"] in "KMXC")):
            following[whole[at - ORDER : at]].append(whole[at])
    chance, seen = Random(8), set()
    while True:
        name = begin
        while not name.endswith(end):
            name += chance.choice(following[name[-ORDER:]])
        made = name[ORDER:-1]
        if made not in seen and 3 <= len(made) <= 30:
            seen.add(made)
            yield made


def write_gazetteer(folder: Path, size: int) -> None:
    """A gazetteer of so many settlements in one hromada, one in six of known population."""
    chance, known = Random(8), [row["population"] for row in rows("geonames")]
    first = len(UNITS) + 1
    settlements = [
        (f"UA{number:017}", "C", name, HROMADA)
        for number, name in enumerate(islice(names(), size), first)
    ]
    places = [
        (code, number, 49, 31, chance.choice(known), "")
        for number, (code, *_) in enumerate(settlements[::6], 1)
    ]
    tables: dict[str, list[tuple[object, ...]]] = {
        "edition": [("table", "edition"), ("katottg", "synthetic")],
        "katottg": [("code", "category", "name", "parent"), *UNITS, *settlements],
        "geonames": [("code", "geonameid", "lat", "lon", "population", "names"), *places],
    }
    register = folder / "register"
    register.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        text = "\n".join("\t".join(map(str, line)) for line in lines)
        (register / f"{name}.tsv").write_text(text + "\n", encoding="utf-8")


def compiled(path: Path, size: int) -> dict[str, float]:
    """Make and compile a gazetteer; what compiling took."""
    write_gazetteer(path.with_suffix(""), size)
    gc.disable()  # as in `ukrnames.compile.build.update_index`
    start = time.process_time()
    content = build(path.with_suffix(""), ROOT / "transliterate")
    seconds = time.process_time() - start
    path.write_bytes(content)
    work_out(path, queries())
    peak = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"compile": seconds, "peak": peak, "size": len(content)}


def work_out(path: Path, asked: dict[str, list[str]]) -> None:
    """Write the answers for what is asked into an index, as compiling ours does for all."""
    normalizer = Normalizer(index=path)
    index = normalizer.index
    reader = Reader(index.meta["readings"])
    found = {}
    for text in asked["exact"]:
        at = index.store.position("exact", fold(text))
        found["exact answers", at] = answers.to_folded(normalizer, fold(text))
    for sounds in map(reader.first, map(fold, asked["other spelling"])):
        (reading,) = with_keys([sounds])
        for form in index.forms_of_key(index.key_number(reading.k2)):
            if index.sounds_of_form(form)[0] == sounds:
                found["form sounds answers", form] = answers.to_reading(normalizer, sounds)
    with path.open("r+b") as file:
        for (section, at), answer in found.items():
            file.seek(index.store.place(section)[0] + 4 * at)
            file.write(to_bytes([answer]))


def queries() -> dict[str, list[str]]:
    """The same for every size: of the first names, and of places elsewhere in the world."""
    chance, systems = Random(8), load_systems(ROOT / "transliterate/systems")
    chosen = [name for name in islice(names(), min(SIZES)) if len(name) > 4][:QUERIES]
    english = list(map(systems["uk-kmu-2010"].romanize, chosen))
    other = [systems[s].romanize(name) for name, s in zip(chosen, cycle(SYSTEMS), strict=False)]
    world = sorted({row["name"] for row in rows("world")}, key=lambda name: crc32(name.encode()))
    return {
        "exact": english,
        "other spelling": [new for new, known in zip(other, english, strict=True) if new != known],
        "typo": [mistyped(name, chance) for name in english],
        "unknown": world[:QUERIES],
    }


def mistyped(name: str, chance: Random) -> str:
    """With two letters swapped, one dropped or one replaced."""
    at = chance.randrange(1, len(name) - 1)
    swapped = name[at : at + 2][::-1]
    return name[:at] + chance.choice([swapped, name[at + 1], "o" + name[at + 1]]) + name[at + 2 :]


def answering(path: Path, texts: list[str]) -> str:
    """A script that opens an index, answers and prints its status."""
    return (
        "import json\n"
        "from ukrnames import Normalizer\n"
        f"normalize = Normalizer(index={str(path)!r}).normalize\n"
        f"for text in {texts!r}: normalize(text)\n"
        f"print(json.dumps(open({str(STATUS)!r}).read()))\n"
    )


def measured(path: Path, size: int) -> dict[str, Any]:
    """What queries cost in this process, and memory and first answer in others."""
    asked = queries()
    everything = [text for texts in asked.values() for text in texts]
    found: dict[str, Any] = {}
    found["private"], found["shared"] = memory(in_a_process("-c", answering(path, everything)))
    found["first"] = started(answering(path, asked["typo"][:1])) - started("pass")
    normalize = Normalizer(index=path).normalize
    for kind, texts in asked.items():
        found[kind] = cost(normalize, texts, REPEATS)
    found["rapidfuzz"] = scanned(size, asked["typo"][:10])
    return found


def cost(call: Callable[[str], object], texts: list[str], repeats: int) -> float:
    """Mean over the texts of the least seconds that a call took."""
    return statistics.mean(min(taken(call, text) for _ in range(repeats)) for text in texts)


def scanned(size: int, typos: list[str]) -> float:
    """Seconds that rapidfuzz takes to compare a text with all names."""
    from rapidfuzz import fuzz, process

    known = list(islice(names(), size))
    return cost(lambda text: process.extractOne(text, known, scorer=fuzz.ratio), typos, 3)


HEAD = (
    *("names", "compiling, s of CPU", "its memory, GB", "file, MB", "private, MB", "shared, MB"),
    *("first answer, ms", "exact, µs", "other spelling, µs", "typo, µs", "unknown, µs"),
    "typo, × rapidfuzz",
)


def row(size: int, of: dict[str, float]) -> Iterator[str]:
    yield f"{size:,}"
    yield f"{of['compile']:.0f}"
    yield f"{of['peak'] / 1e9:.1f}"
    for name in ("size", "private", "shared"):
        yield f"{of[name] / 1e6:.0f}"
    yield f"{1e3 * of['first']:.0f}"
    for kind in ("exact", "other spelling", "typo", "unknown"):
        yield f"{1e6 * of[kind]:.0f}"
    yield f"{of['rapidfuzz'] / of['typo']:.1f}"


def main() -> None:
    if sys.argv[1] in STEPS:
        step, path, size = sys.argv[1:]
        print(json.dumps(STEPS[step](Path(path), int(size))))
        return
    folder, lines = Path(sys.argv[1]), []
    for size in map(int, sys.argv[2:] or SIZES):
        path = folder / f"{size}.bin"
        note = path.with_suffix(".json")
        if not note.exists():
            folder.mkdir(exist_ok=True)
            note.write_text(json.dumps(in_a_process(__file__, "compile", path, size)))
        figures = json.loads(note.read_bytes()) | in_a_process(__file__, "measure", path, size)
        lines.append([*row(size, figures)])
        print(*lines[-1], flush=True)
    write("growth", table(HEAD, lines))


STEPS = {"compile": compiled, "measure": measured}

if __name__ == "__main__":
    main()
