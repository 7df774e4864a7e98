"""What MkDocs does beyond its pages under docs/ when it builds the site (a hook of mkdocs.yml).

Some pages are files that lie elsewhere in the repository, some are made anew with each build. Links
are written as they work in the repository, where pages are read too, and changed to fit the site.
"""

from __future__ import annotations

import io
import os
import posixpath
import re
from contextlib import redirect_stdout, suppress
from pathlib import Path

from coverage_page import page as coverage
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ukrnames.__main__ import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    "CHANGELOG.md": "docs/reference/changelog.md",
    "CONTRIBUTING.md": "docs/reference/contributing.md",
    "gazetteer/README.md": "docs/reference/gazetteer.md",
    "gazetteer/register/README.md": "docs/reference/register.md",
}
ORIGIN = {page: file for file, page in ELSEWHERE.items()}
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)  # the blank line after it ends a table
_LINK = re.compile(r"\[([^\[\]]+)\]\((?!\w+:|#)([^()\s#]+)(#[^()\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file, page in ELSEWHERE.items():
        files.append(File.generated(config, _uri(page), abs_src_path=str(ROOT / file)))
    made = {"coverage.md": coverage(), "reference/command-line.md": command_line()}
    for page, content in made.items():
        files.append(File.generated(config, page, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    here = f"docs/{page.file.src_uri}"
    origin = ORIGIN.get(here, here)
    # Comments hold what tests need, and readers do not.
    return _LINK.sub(lambda link: _relinked(link, origin, here), _COMMENT.sub("", markdown))


def _relinked(link: re.Match[str], origin: str, here: str) -> str:
    """A link in a file of the repository, as it reads on the page; without a page only its text."""
    text, target, anchor = link.groups()
    file = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
    if (ROOT / file).is_dir():
        file += "/README.md"
    page = ELSEWHERE.get(file, file)
    if not page.startswith("docs/"):
        return text if (ROOT / file).exists() else link[0]
    return f"[{text}]({posixpath.relpath(page, posixpath.dirname(here))}{anchor or ''})"


def _uri(page: str) -> str:
    return page.removeprefix("docs/")


def command_line() -> str:
    """What every command says of itself."""
    parts = [
        "# Command line\n",
        "`ukrnames` and `python -m ukrnames` are the same. These are the texts of `--help`.\n",
    ]
    for command in ("", *COMMANDS):
        title = f"ukrnames {command}".strip()
        arguments = [command] if command else []
        parts.append(f"## {title}\n\n```text\n{_help(arguments)}```\n")
    return "\n".join(parts)


def _help(arguments: list[str]) -> str:
    os.environ["COLUMNS"] = "80"
    said = io.StringIO()
    with redirect_stdout(said), suppress(SystemExit):
        main([*arguments, "--help"])
    return said.getvalue()
