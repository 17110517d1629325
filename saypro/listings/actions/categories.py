"""Laying the tree of categories."""

from typing import Any

from django.db import connection, transaction

from saypro.listings import categories
from saypro.listings.models import Category

LAYING = 7_411_001


@transaction.atomic
def lay_categories() -> int:
    """Bring the tree in the database up to what `categories` declares; how many were added.

    Safe to repeat. Removes nothing: ads may hang on what is no longer declared.
    """
    with connection.cursor() as cursor:  # two processes may start at once
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LAYING])
    before: int = Category.objects.count()
    if before:
        freshen()
    else:
        lay_all_at_once()
    added: int = Category.objects.count() - before
    return added


def freshen() -> None:
    stored = {category.slug: category for category in Category.objects.all()}
    for node, above in categories.laid(categories.ROOTS):
        values = values_of(node)
        category = stored.get(node.slug)
        if category is None:
            stored[node.slug] = add(Category(slug=node.slug, **values), above)
        elif any(getattr(category, name) != value for name, value in values.items()):
            Category.objects.filter(pk=category.pk).update(**values)


def add(category: Category, above: categories.Node | None) -> Category:
    if above is None:
        added = Category.objects.add_root(instance=category)
    else:
        added = Category.objects.add_child(Category.objects.get(slug=above.slug), instance=category)
    return added  # type: ignore[no-any-return]


def lay_all_at_once() -> None:
    """One statement instead of three per node: every test lays the tree."""
    paths: dict[str, str] = {}
    children: dict[str, int] = {}
    rows = []
    for node, above in categories.laid(categories.ROOTS):
        parent = paths[above.slug] if above else ""
        step = children[parent] = children.get(parent, 0) + 1
        paths[node.slug] = Category._get_path(parent, len(parent) // Category.steplen + 1, step)
        rows.append(row(node, paths[node.slug]))
    Category.objects.bulk_create(rows)


def row(node: categories.Node, path: str) -> Category:
    depth = len(path) // Category.steplen
    return Category(slug=node.slug, path=path, depth=depth, numchild=len(node.children), **values_of(node))


def values_of(node: categories.Node) -> dict[str, Any]:
    return {
        "name": node.name,
        "icon": node.icon,
        "fields": [question.stored() for question in node.fields],
        "asks_condition": node.condition,
    }
