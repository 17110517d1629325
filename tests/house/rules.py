"""Rules the import contracts cannot see: each function returns a sentence for every place that breaks one."""

import ast
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WRITING_MODULES = {"actions", "models", "migrations", "management", "caches", "testing", "tests"}
FREE_ROOMS = {"bench", "project"}
QUERY_WORDS = {"objects", "filter", "exclude", "all", "select_for_update", "get_queryset"}
NOT_THE_DATABASE = {"actions", "storage", "default_storage", "session", "cache", "form"}
SQL_WRITE = re.compile(
    r"\s*(INSERT INTO|UPDATE \w+ SET|DELETE FROM|TRUNCATE|WITH\b.*(INSERT|UPDATE))", re.DOTALL
)

Found = tuple[int, str]
"""A line, and what is wrong there; sought once in each text, as a copy with a fault differs in one file."""

TEMPLATE_LINK = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"'/]+)/")


def writes_outside_actions(root: Path) -> Iterator[str]:
    """Only actions, models, migrations, commands and builders change the database."""
    for path in python_files(root):
        rooms = path.relative_to(root / "saypro").with_suffix("").parts
        if rooms[0] not in FREE_ROOMS and not WRITING_MODULES & set(rooms):
            yield from (f"{where(path, root)}:{line} {what}" for line, what in writes_in(path.read_text()))


@cache
def writes_in(source: str) -> list[Found]:
    return list(_writes(ast.parse(source)))


def _writes(tree: ast.Module) -> Iterator[Found]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute() as method) if is_write(method, node.args):
                yield node.lineno, f"writes to the database: {ast.unparse(method)}"
            case ast.Constant(value=str(text)) if SQL_WRITE.match(text):
                yield node.lineno, "writes to the database in SQL"


def is_write(method: ast.Attribute, arguments: list[ast.expr]) -> bool:
    """Whether this looks like a model, a manager or a queryset changing rows."""
    words = {word.attr for word in ast.walk(method.value) if isinstance(word, ast.Attribute)}
    names = {word.id for word in ast.walk(method.value) if isinstance(word, ast.Name)}
    if (words | names) & NOT_THE_DATABASE:
        return False
    match method.attr.removeprefix("a"):
        case "bulk_create" | "bulk_update" | "get_or_create" | "update_or_create" | "delete":
            return True
        case "save":
            return not arguments  # a file or a picture is saved to somewhere
        case "create":
            return isinstance(method.value, ast.Attribute)
        case _:
            return method.attr in {"update", "aupdate"} and bool(words & QUERY_WORDS)


def signal_receivers(root: Path) -> Iterator[str]:
    """Nobody hangs work on Django's signals."""
    for path in python_files(root):
        yield from (f"{where(path, root)}:{line} {what}" for line, what in receivers_in(path.read_text()))


@cache
def receivers_in(source: str) -> list[Found]:
    return list(_receivers(ast.parse(source)))


def _receivers(tree: ast.Module) -> Iterator[Found]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="django.dispatch" | "django.dispatch.dispatcher"):
                yield node.lineno, f"imports {node.module}"
            case ast.Call(func=ast.Attribute(attr="connect") as call) if "signal" in ast.unparse(call):
                yield node.lineno, f"listens to {ast.unparse(call.value)}"


def templates_reaching_up(root: Path) -> Iterator[str]:
    """Templates include and extend only from their own room or a room below."""
    heights = heights_of_rooms(root)
    for path in sorted(root.glob("saypro/*/templates/**/*.*")):
        room = path.relative_to(root / "saypro").parts[0]
        for other in TEMPLATE_LINK.findall(path.read_text()):
            if other in heights and other != room and heights[other] >= heights[room]:
                yield f"{path.relative_to(root)} takes a template from {other}, which is not below {room}"


def heights_of_rooms(root: Path) -> dict[str, int]:
    """The rooms with their height above the ground, from the import contract."""
    contracts = ConfigParser()
    contracts.read(root / ".importlinter")
    layers = contracts["importlinter:contract:rooms"]["layers"].split("\n")[::-1]
    return {room.strip(): height for height, layer in enumerate(layers) if layer for room in layer.split("|")}


def python_files(root: Path) -> Iterator[Path]:
    return iter(sorted((root / "saypro").rglob("*.py")))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def where(path: Path, root: Path) -> str:
    return str(path.relative_to(root))
