"""Collecting the static files under hashed names, compressed; a process of its own, beside the server."""

from .stamps import mark_static

UNUSED = ["treebeard", "htm*x-4*"]
"""Files of libraries that no page of ours asks for."""


def collect() -> None:
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=UNUSED)
    mark_static()


if __name__ == "__main__":
    import django

    django.setup()
    collect()
