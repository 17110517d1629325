"""Bring the database and the static files up to date: before the first start and after every update."""

import argparse
import os

from ..database import running


def run(arguments: list[str]) -> int:
    argparse.ArgumentParser("prepare", description=__doc__).parse_args(arguments)
    os.environ.setdefault("SAYPRO_STATIC", "hashed")
    with running():
        from ..preparing import prepare

        prepare(seed=None)
    return 0
