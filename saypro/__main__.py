"""`saypro VERB …`: the same verbs as ./run, from an installed package."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["saypro", *sys.argv[2:]])


if __name__ == "__main__":
    main()
