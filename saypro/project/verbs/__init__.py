"""What one can ask of the house from a terminal: a module a verb, each with `run(arguments)` -> exit code."""

import os
from importlib import import_module

from ..database import PostgresFailed, WrongDatabase
from ..garbage import seldom_look_for_garbage
from ..var import is_checkout
from ..words import complain, say

VERBS = {
    "demo": "start everything with a demo world and print where to look",
    "test": "run the tests; further words go to pytest",
    "check": "format, lint, types, imports, templates, migrations, translations",
    "prepare": "bring the database and the static files up to date",
    "serve": "serve pages and sockets",
    "worker": "do the jobs and what runs by the clock",
    "mail": "take mail over SMTP from the mail server in front of the house",
    "replay": "play a chat log through the real server: replay chat FILE.csv",
    "bench": "measure: bench messages, bench pages, bench faults",
    "manage": "Django's commands: manage migrate, manage shell, …",
}
HELP = {"help", "-h", "--help"}
OF_A_CHECKOUT = {"test", "check"}


def perform(words: list[str]) -> int:
    """Do what the first word says and return the exit code; 2 for what we were asked wrongly."""
    verb, *rest = words or ["help"]
    if verb in HELP:
        say(usage())
        return 0
    if verb not in VERBS:
        complain(f"There is no verb “{verb}”.\n\n{usage()}")
        return 2
    if verb in OF_A_CHECKOUT and not is_checkout():
        complain(f"“{verb}” works on the source: run it in a checkout.")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")
    seldom_look_for_garbage()
    try:
        return int(import_module(f"{__name__}.{verb}").run(rest))
    except (WrongDatabase, PostgresFailed) as wrong:
        complain(str(wrong))
        return 2
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    lines = [f"  {verb:<8}{what}" for verb, what in VERBS.items()]
    return "\n".join(["Usage: VERB [options], where VERB is one of", *lines, "VERB --help says more."])
