"""The house keeps its own rules, and a planted fault is seen and named."""

import pytest

from tests.house import rules
from tests.house.conftest import Plant


def test_only_actions_write_to_the_database() -> None:
    assert list(rules.writes_outside_actions(rules.ROOT)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Listing.objects.filter(pk=1).update(title='x')",
        "person.listings.create(title='x')",
        "Listing.objects.bulk_create([])",
        "listing.save(update_fields=['title'])",
        "listing.delete()",
        "cursor.execute('UPDATE listings_listing SET title = %s', ['x'])",
    ],
)
def test_a_view_that_writes_is_named(plant: Plant, line: str) -> None:
    root = plant("listings/views/sneaky.py", f"def show(listing, cursor, person):\n    {line}\n")
    named = [sentence.split(" writes")[0] for sentence in rules.writes_outside_actions(root)]
    assert "saypro/listings/views/sneaky.py:2" in named


def test_nobody_listens_to_signals() -> None:
    assert list(rules.signal_receivers(rules.ROOT)) == []


def test_a_signal_receiver_is_named(plant: Plant) -> None:
    root = plant(
        "accounts/sneaky.py", "from django.dispatch import receiver\npost_save.signal.connect(print)\n"
    )
    assert list(rules.signal_receivers(root)) == [
        "saypro/accounts/sneaky.py:1 imports django.dispatch",
        "saypro/accounts/sneaky.py:2 listens to post_save.signal",
    ]


def test_templates_take_only_from_below() -> None:
    assert list(rules.templates_reaching_up(rules.ROOT)) == []


def test_a_template_reaching_up_is_named(plant: Plant) -> None:
    root = plant("listings/templates/listings/sneaky.html", '{% include "conversations/thread.html#row" %}')
    assert list(rules.templates_reaching_up(root)) == [
        "saypro/listings/templates/listings/sneaky.html takes a template from conversations,"
        " which is not below listings"
    ]
