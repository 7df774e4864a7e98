"""Everything that is wrong with entries, told at once: where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..compile.checks import Problem
from ..compile.entries import Entry, collect_entries
from ..compile.overlay import known_units, overlay
from ..compile.references import check_references
from ..compile.yamlfile import Mapping, Text
from ..index import Index
from ..normalizer import INDEX_FILE, Normalizer
from ..store import Store
from .derived import Derivation
from .filing import Filing
from .layout import difference

GAZETTEER = "gazetteer"
NOTHING = "none"  # the ``out`` of an example that no name must answer


class Finding(NamedTuple):
    """A line of a file and what is wrong there; an ``error`` must be mended."""

    file: str
    line: int
    what: str
    error: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'' if self.error else 'warning: '}{self.what}"

    def annotation(self) -> str:
        """The finding as a workflow command, which GitHub shows beside the line."""
        what = self.what.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        file = self.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        level = "error" if self.error else "warning"
        return f"::{level} file={file},line={self.line}::{what}"


class Report(NamedTuple):
    """The findings in the order of files and lines; how many entries there are, and how many of
    them rest on the word of editors alone."""

    findings: list[Finding]
    entries: int
    editors: int

    @property
    def errors(self) -> int:
        return sum(finding.error for finding in self.findings)


def check(paths: Sequence[Path], index: Path = INDEX_FILE, *, in_force: bool = False) -> Report:
    """Check files of entries against what the index knows. Nothing is raised for bad files.

    ``in_force`` says that the index was made of just these entries. Raises ``ValueError`` for a
    file that is no index.
    """
    entries, problems = collect_entries(paths)
    findings = [_parsed(problem) for problem in problems]
    base = Index(Store.open(index))
    known, filing = known_units(base), Filing(base)
    sound: list[Entry] = []
    for entry in entries:
        found = []
        if entry.part is not None:
            found = list(check_references(entry.part, known))
            if not found:
                sound.append(entry._replace(content=entry.part))
        inside = _inside_gazetteer(Path(entry.file))
        if inside is not None:
            found += filing.check(entry, inside)
        findings += [Finding(entry.file, line, what) for line, what in found]
    derivation = Derivation(sound, base)
    for entry in sound:
        findings += [Finding(entry.file, *problem) for problem in derivation.check(entry)]
        findings += [Finding(entry.file, *problem, False) for problem in _advice(entry.content)]
    normalizer = Normalizer(index=index)
    if not in_force and any(Text("examples") in entry.content for entry in sound):
        normalizer.lay_over(overlay([(entry.file, entry.content) for entry in sound], base))
    findings += _check_examples(sound, normalizer)
    for path in paths:
        findings += [Finding(str(path), *problem, False) for problem in difference(path)]
    editors = sum(entry.content.get(Text("source")) == "editors" for entry in entries)
    return Report(sorted(set(findings)), len(entries), editors)


def _parsed(problem: str) -> Finding:
    """A finding of ``file:line: what``; a file's name may hold colons."""
    place, _, what = problem.partition(": ")
    file, _, line = place.rpartition(":")
    return Finding(file, int(line), what)


def _inside_gazetteer(path: Path) -> PurePosixPath | None:
    """The path within ``gazetteer/``; None for a private file."""
    for folder in path.resolve().parents:
        if folder.name == GAZETTEER and (folder / "register").is_dir():
            return PurePosixPath(path.resolve().relative_to(folder).as_posix())
    return None


def _advice(entry: Mapping) -> Iterator[Problem]:
    """What is no mistake, but could be better."""
    if Text("examples") in entry:
        return
    for key in entry:
        if key in ("not", "never_fuzzy"):
            yield (
                key.line,
                f"{str(key)!r} stands without an example. To resolve this, add 'examples:' with"
                f" 'in: …' and 'out: …' that show what it changes ('out: {NOTHING}' for no answer)",
            )


def _check_examples(entries: Sequence[Entry], normalizer: Normalizer) -> Iterator[Finding]:
    """Examples that do not hold."""
    for entry in entries:
        for example in entry.content.get(Text("examples"), ()):
            if isinstance(example, Mapping):
                for line, what in check_example(example, normalizer):
                    yield Finding(entry.file, line, what)


def check_example(example: Mapping, normalizer: Normalizer) -> Iterator[Problem]:
    """What ``in`` gives in place of ``out``, if it does."""
    within, date = example.get(Text("within")), example.get(Text("date"))
    given, out = str(example[Text("in")]), example[Text("out")]
    try:
        match = normalizer.normalize(
            given, within=str(within) if within else None, date=str(date) if date else None
        )
    except ValueError as error:
        yield example.line, str(error)
        return
    if out not in (match.name or NOTHING, match.uk, match.id):
        told = f"{match.name} ({match.uk})" if match else f"no name ({match.why})"
        what = f"{given!r} gives {told}, not {str(out)!r}"
        yield out.line, f"{what}; mend the entry or the example"
