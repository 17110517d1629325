"""Measure the house, or hurt it on purpose."""

from ..database import running


def run(arguments: list[str]) -> int:
    with running():
        import django

        django.setup()
        from saypro.bench import cli

        return cli.bench(arguments)
