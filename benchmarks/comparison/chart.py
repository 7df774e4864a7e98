"""The chart: what each tool finds against what it mistakes, over all its cutoffs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import matplotlib as mpl

from .metrics import curve
from .model import Answers, Result
from .tools import OURS

ROOT = Path(__file__).resolve().parents[2]
# Okabe and Ito's colors, told apart by people who are color-blind; dashes and dots help further.
STYLES = (
    ("#000000", "-"),
    ("#0072B2", "-"),
    ("#D55E00", "--"),
    ("#009E73", "-"),
    ("#CC79A7", "--"),
    ("#56B4E9", "-"),
    ("#E69F00", "--"),
    ("#0072B2", ":"),
    ("#D55E00", ":"),
)
WIDEST = 0.3  # beyond this share of mistakes no cutoff is of use


def steps(answers: Answers) -> Iterator[tuple[float, float]]:
    """The best recall for at most so many mistakes, at every half percent."""
    points = list(curve(answers))
    for step in range(round(WIDEST * 200) + 1):
        allowed = step / 200
        yield allowed, max((p.recall for p in points if p.false <= allowed), default=0.0)


def draw(results: Mapping[str, Result]) -> None:
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "ukrnames"  # the same drawing gives the same file
    from matplotlib import pyplot as plt
    from matplotlib.ticker import PercentFormatter

    figure, axes = plt.subplots(figsize=(9, 5.5))
    lines = {name: list(steps(result.test)) for name, result in results.items()}
    ordered = sorted(lines, key=lambda name: lines[name][-1][1], reverse=True)
    for name, (color, dashes) in zip(ordered, STYLES, strict=True):
        width = 3 if name == OURS else 1.6
        drawn = {"color": color, "linewidth": width, "label": name, "drawstyle": "steps-post"}
        axes.plot(*zip(*lines[name], strict=True), dashes, **drawn)
    axes.set(
        xlabel="foreign towns taken for Ukrainian places",
        ylabel="spellings that lead to the right name",
        xlim=(0, WIDEST),
        ylim=(0, None),
    )
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(color="0.9")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    figure.tight_layout()
    figure.savefig(ROOT / "docs/benchmark.svg", metadata={"Date": None})
