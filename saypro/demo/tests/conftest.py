"""One imagined world for all tests that only look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import LazySettings
from django.urls import clear_url_caches, get_resolver

from saypro.demo.world.imagine import imagine
from saypro.demo.world.shapes import World
from saypro.listings.actions import lay_categories
from saypro.listings.models import Category

IMAGINED: dict[int, World] = {}
AT = datetime(2026, 6, 9, 10, 30, tzinfo=UTC)


@pytest.fixture
def questions(db: None) -> dict[str, Category]:
    lay_categories()
    return {category.slug: category for category in Category.objects.all()}


@pytest.fixture
def world(questions: dict[str, Category]) -> World:
    """The same one for all: nobody changes it."""
    return IMAGINED.get(1) or IMAGINED.setdefault(1, imagine(1, AT, questions))


@pytest.fixture
def demo(settings: LazySettings) -> Iterator[None]:
    """The site as `demo` serves it: the switch is on and the addresses are there."""
    assert get_resolver().url_patterns, "the product's own are read while the switch is off"
    settings.DEMO = True
    settings.ROOT_URLCONF = "saypro.demo.tests.urls"
    clear_url_caches()
    yield
    clear_url_caches()
