"""Serve pages and sockets, until told to stop."""

import argparse
import os
import subprocess
import sys

from ..database import WrongDatabase, running
from ..stamps import is_database_empty, is_static_current
from ..var import with_ourselves
from ..web import Web, serve
from ..words import say


def run(arguments: list[str]) -> int:
    chosen = parsed(arguments)
    os.environ.setdefault("SAYPRO_STATIC", "hashed")
    os.environ.setdefault("SAYPRO_POOL", "12")
    with running() as url:
        if is_database_empty(url):
            raise WrongDatabase("There are no tables in this database yet: “manage migrate” makes them.")
        if os.environ["SAYPRO_STATIC"] == "hashed" and not is_static_current():
            collect()
        return serve(Web(proxies=os.environ.get("SAYPRO_PROXIES", ""), **vars(chosen)))


def collect() -> None:
    say("Collecting the static files …")
    subprocess.run(
        [sys.executable, "-P", "-m", "saypro.project.collecting"], env=with_ourselves(), check=True
    )


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the port (default 1)")
    parser.add_argument("--fd", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)
