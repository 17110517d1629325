"""Play real input through the real server."""

from ..database import running


def run(arguments: list[str]) -> int:
    with running():
        import django

        django.setup()
        from saypro.bench import cli

        return cli.replay(arguments)
