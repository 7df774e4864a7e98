"""``python -m ukrnames serve``: a reconciliation service for OpenRefine and other clients."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted. Exit status: 0, or 2 when the server is not installed."""
    parser = argparse.ArgumentParser(
        prog="ukrnames serve",
        description="Serve the Reconciliation Service API 0.2, for OpenRefine and other clients,"
        " and a page to try names by hand. Needs: pip install 'ukrnames[server]'",
        epilog="Exit status: 0 when stopped, 2 for a wrong call or when the server is missing.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: only here)")
    parser.add_argument("--port", type=int, default=8000, help="default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        import uvicorn

        from ..server import app
    except ModuleNotFoundError as error:
        print(f"{error}; pip install 'ukrnames[server]'", file=sys.stderr)
        return 2
    address = f"http://{options.host}:{options.port}"
    print(f"try names at {address}/ – service for OpenRefine: {address}/reconcile", flush=True)
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        limit_concurrency=64,
        timeout_keep_alive=5,
    )
    return 0
