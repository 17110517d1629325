"""Django's own commands, with a database when they need one."""

from contextlib import nullcontext

from ..database import running
from ..preparing import furnish

NEEDS_NO_DATABASE = {"help", "version", "--version", "--help", "-h", "check", "collectstatic", "findstatic"}
NEEDS_NO_DATABASE |= {"makemessages", "compilemessages", "diffsettings"}


def run(arguments: list[str]) -> int:
    command = arguments[0] if arguments else "help"
    with nullcontext() if command in NEEDS_NO_DATABASE else running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["manage", *arguments])
        if arguments == ["migrate"]:
            furnish()
    return 0
