# Thin names for the commands of README.md and CONTRIBUTING.md.
.PHONY: check index compare docs
check:
	python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && .venv/bin/python -m pytest
index:
	.venv/bin/python -m ukrnames.compile
compare:
	.venv/bin/python tools/compare.py $(or $(BASE),HEAD)
docs:
	.venv/bin/pip install -q -e ".[docs]" && .venv/bin/python -m mkdocs build
