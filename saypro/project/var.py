"""Where this house keeps what it makes: the database, the secret, uploads, collected static files."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def var() -> Path:
    """`$SAYPRO_VAR`; otherwise `var/` of the checkout, or `saypro-var/` here for an installed package."""
    if named := os.environ.get("SAYPRO_VAR"):
        return Path(named).resolve()
    if is_checkout():
        return PACKAGE.parent / "var"
    return Path.cwd() / "saypro-var"


def is_checkout() -> bool:
    return (PACKAGE.parent / "pyproject.toml").is_file() and (PACKAGE.parent / "run").is_file()


def with_ourselves() -> dict[str, str]:
    """The environment for a Python that must find this package, wherever it is started."""
    paths = [str(PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return {**ours, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))}
