"""Builders of articles, for the tests and the demo of every room."""

from itertools import count
from typing import Any

from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead
from saypro.knowledge.actions import Draft, save_article
from saypro.knowledge.models import Article

NUMBERS = count(1)


def an_article(title: str = "", *, by: User | None = None, **fields: Any) -> Article:
    """A public article, unless another state is named."""
    said = {"topic": "ads", "body": "Press **Post**.", "state": "public", **fields}
    draft = Draft(title=title or f"Post an ad, part {next(NUMBERS)}", **said)
    return save_article(None, draft, by=by or a_lead(), at=timezone.now())
