"""Serve pages and sockets, until told to stop."""

import argparse
import os

from ..database import running
from ..web import Web, serve


def run(arguments: list[str]) -> int:
    chosen = parsed(arguments)
    os.environ.setdefault("SAYPRO_STATIC", "hashed")
    os.environ.setdefault("SAYPRO_POOL", "12")
    with running():
        return serve(Web(proxies=os.environ.get("SAYPRO_PROXIES", ""), **vars(chosen)))


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the port (default 1)")
    parser.add_argument("--fd", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)
