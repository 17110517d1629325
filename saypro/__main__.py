"""`saypro VERB …`: the same verbs as ./run, from an installed package."""

import sys

from saypro.project.verbs import perform


def main() -> None:
    sys.exit(perform(sys.argv[1:]))


if __name__ == "__main__":
    main()
