"""Matches as HTML, for notebooks and the server's page.

Colors come from the page around it, so that it reads on a light and on a dark ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from .match import GROUPS, KINDS, Entity, Match

_MOST_ROWS = 100
_MOST_CANDIDATES = 10
_CHOICES = ("any", *GROUPS, *KINDS)
_STYLE = (
    ":root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }"
    " body { max-width: 60rem; margin: 0 auto; padding: 0.5rem 1rem }"
    " h1 { font-size: 1.4rem }"
    " form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end }"
    " label { display: flex; flex-direction: column; font-size: 0.85rem }"
    " input, select, button { box-sizing: border-box; height: 2.4rem; font: inherit }"
    " input, select, button { padding: 0.3rem 0.5rem }"
    " table { border-collapse: collapse; display: block; overflow-x: auto }"
    " td, th { padding: 0.2rem 0.8rem 0.2rem 0; vertical-align: top }"
    " tbody tr { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent) }"
)


def of_match(match: Match) -> str:
    """The answer, the reason for it, and the likeliest candidates."""
    if match:
        facts = [f"<b>{_text(match.name)}</b> ({_text(match.uk)})", _text(match.kind)]
    else:
        facts = [f"<b>{_text(match.query)}</b>", "not resolved"]
    if match.entity:
        facts.append(_text(", ".join(match.entity.parents)))
    facts += [f"<code>{_text(match.id)}</code>"] if match.id else []
    shown = match.candidates[:_MOST_CANDIDATES]
    rows = [
        [c.name, c.uk, c.kind, ", ".join(c.parents), c.id or "", f"{c.score:.2f}"] for c in shown
    ]
    return (
        f"<div><p>{' · '.join(filter(None, facts))} · {match.score:.2f} {_text(match.how)}</p>"
        f'<p style="opacity: 0.75">{_text(match.why)}</p>'
        + (_table(["candidate", "uk", "kind", "in", "id", "score"], rows) if rows else "")
        + _more(len(match.candidates) - len(shown))
        + "</div>"
    )


def of_matches(matches: Sequence[Match]) -> str:
    """A row for each match."""
    rows = [
        [m.query, m.name, m.uk, m.kind, m.id or ("several" if m.ambiguous else ""), m.score, m.how]
        for m in matches[:_MOST_ROWS]
    ]
    head = ["query", "name", "uk", "kind", "id", "score", "how"]
    return f"<div>{_table(head, rows)}{_more(len(matches) - len(rows))}</div>"


def of_entity(entity: Entity) -> str:
    """What is known of an entity."""
    coordinates = f"{entity.lat}, {entity.lon}" if entity.lat is not None else ""
    facts = {
        "kind": entity.kind,
        "in": ", ".join(entity.parents),
        "population": f"{entity.population:,}" if entity.population else "",
        "coordinates": coordinates,
        **entity.ids,
    }
    rows = [[name, value] for name, value in facts.items() if value]
    return f"<div><b>{_text(entity.name)}</b> ({_text(entity.uk)}){_table([], rows)}</div>"


def of_error(message: str) -> str:
    """What is wrong with a query."""
    return f"<p><b>Not understood:</b> {_text(message)}</p>"


def of_service(address: str) -> str:
    """Where other programs find the service."""
    return f"<p>For OpenRefine and other clients: <code>{_text(address)}</code></p>"


def page(title: str, content: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{_text(title)}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style></head><body>{content}</body></html>"
    )


def form(name: str, options: Mapping[str, str]) -> str:
    """Fields for a name and its options, filled."""
    given = options.get("kind", "any")
    kinds = "".join(
        f"<option{' selected' if kind == given else ''}>{kind}</option>" for kind in _CHOICES
    )
    return (
        "<h1>Ukrainian names</h1><form>"
        f'<label>Name<input name="name" value="{_text(name)}" autofocus></label>'
        f'<label>Kind<select name="kind">{kinds}</select></label>'
        f'<label>Within<input name="within" value="{_text(options.get("within"))}"'
        ' placeholder="Luhansk region"></label>'
        f'<label>On the day<input name="date" value="{_text(options.get("date"))}"'
        ' placeholder="2022-06-15" size="10"></label>'
        "<button>Which name is it?</button></form>"
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    cell = '<td style="text-align: left">'  # in each: notebooks align cells to the right
    lines = (
        "<tr>" + "".join(f"{cell}{_text(value)}</td>" for value in row) + "</tr>" for row in rows
    )
    titles = "".join(f'<th style="text-align: left">{title}</th>' for title in head)
    return (
        '<table style="color: inherit">'
        + (f"<thead><tr>{titles}</tr></thead>" if titles else "")
        + f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _more(count: int) -> str:
    return f'<p style="opacity: 0.75">… and {count:,} more</p>' if count > 0 else ""


def _text(value: object) -> str:
    """The value, harmless in HTML; long texts cut, ``None`` empty."""
    if isinstance(value, float):
        return f"{value:.2f}"
    text = "" if value is None else str(value)
    shown = text if len(text) <= 200 else text[:199] + "…"
    # What cannot be encoded, half of a surrogate pair, would break the page.
    return escape(shown.encode("utf-8", "replace").decode())
