"""Take off what programs write around and into text: escapes, tags, links, emphasis, footnotes."""

from __future__ import annotations

import re

_MAX_ROUNDS = 3
_BYTES = re.compile("(?:%[0-9A-Fa-f]{2})+|(?:=[C-Fc-f][0-9A-Fa-f]=[89ABab][0-9A-Fa-f])+")
_HEX_ESCAPES = re.compile(r"(?:\\x[0-9A-Fa-f]{2})+")
_OCTAL_ESCAPES = re.compile(r"(?:\\[0-3][0-7]{2})+")
_UNICODE = re.compile(
    r"\\?\\u(?:([0-9A-Fa-f]{4,6})|\{([0-9A-Fa-f]{1,6})\})|[Uu]\+([0-9A-Fa-f]{4})\s?"
)
_QUOTED = re.compile(r"\\(['\"])")
_WHITESPACE = re.compile(r"\\[nrt]")
_ENTITY = re.compile("&#?[A-Za-z0-9]{2,10};")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>|<!--[^<>]*-->|<!\[CDATA\[|\]\]>")
_INLINE = re.compile("(?i:a|abbr|b|bdi|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)")
_TEMPLATE = re.compile(r"\{\{[^{}|]*\|(?:[^{}|]*\|)*([^{}|]+)\}\}")
_ADDRESS = re.compile(r"https?://[^\s/]+/(?:[^\s/]*/)*([^/?#]+)/?(?:[?#]\S*)?")
_LITERAL = re.compile(r"[bru]{1,2}(['\"])(.*)\1", re.DOTALL)
_WIKI_LINK = re.compile(r"\[\[(?:[^][|]*\|)?([^][|]+)\]\]")
_LINK = re.compile(r"!?\[([^][]+)\]\([^()\s]*\)")
_FOOTNOTE = re.compile(
    r"(?<=[\w)])\s?\[(?:\d{1,3}|[a-z]|[a-z]+ \d{1,3}|citation needed)\]|[¹²³⁰-⁹†‡]+"
)
_EMPHASIS = re.compile(r"\*{2,}|~{2,}|'{2,}|(?<!\w)_+|_+(?!\w)")
_LIST_MARK = re.compile(r"^\s*(?:[-*•·–—]|№?\s?\d{1,4}\s?[.)])\s+(?=\D)")


def unescape(text: str) -> str:
    r"""Text with the characters that its escapes stand for, also of escaped escapes.

    >>> unescape("%D0%9A%D0%B8%D1%97%D0%B2"), unescape(r"\u041a"), unescape("&Kcy;yiv&nbsp;")
    ('Київ', 'К', 'Кyiv\xa0')
    """
    for _ in range(_MAX_ROUNDS):
        before, text = text, _unescaped(text)
        if text == before:
            break
    return text


def _unescaped(text: str) -> str:
    if "&" in text:
        from html import unescape as entities

        text = _ENTITY.sub(lambda found: entities(found[0]), text)
    if "\\" in text or "+" in text:
        text = _UNICODE.sub(_code_point, _HEX_ESCAPES.sub(_decode, text))
        text = _OCTAL_ESCAPES.sub(_decode_octal, text)
        text = _QUOTED.sub(r"\1", _WHITESPACE.sub(" ", text))
    if "%" in text or "=" in text:
        plain = _BYTES.sub(_decode, text)
        text = plain if plain == text or " " in text else plain.replace("+", " ")
    return text


def strip_markup(text: str) -> str:
    """Text without tags, link targets, emphasis, footnote marks and list numbers; of an address,
    the page.

    >>> strip_markup("<b>Kyiv</b>"), strip_markup("[[Rivne (city)|Rivne]][1]")
    ('Kyiv', 'Rivne')
    """
    if page := _ADDRESS.fullmatch(text.strip()):
        return page[1]
    if literal := _LITERAL.fullmatch(text):
        text = literal[2]
    if "{" in text:
        text = _TEMPLATE.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub(lambda found: "" if _INLINE.fullmatch(found[2] or "") else " ", text)
    if "[" in text:
        text = _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
    text = _EMPHASIS.sub("", _FOOTNOTE.sub("", text))
    return _LIST_MARK.sub("", text)


def _decode(found: re.Match[str]) -> str:
    """The text of escaped bytes; bytes that are ASCII signs or no text stay as they are."""
    raw = bytes.fromhex(re.sub(r"%|=|\\x", "", found[0]))
    for encoding in ("utf-8", "cp1251"):
        try:
            decoded = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return decoded if decoded.replace("\n", " ").isprintable() else found[0]
    return found[0]


def _decode_octal(found: re.Match[str]) -> str:
    raw = bytes(int(byte, 8) for byte in found[0].split("\\")[1:])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _code_point(found: re.Match[str]) -> str:
    number = int(found[1] or found[2] or found[3], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
