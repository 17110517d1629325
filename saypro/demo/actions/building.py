"""From an imagined world to rows and files."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from time import monotonic

from django.db import connection, transaction
from django.utils import timezone

from saypro.conversations.actions import index_missing_messages
from saypro.demo import queries
from saypro.demo.actions.ads import store_ads
from saypro.demo.actions.agreed import store_meeting, store_sales
from saypro.demo.actions.facts import log
from saypro.demo.actions.lately import live_on
from saypro.demo.actions.offers import store_offers
from saypro.demo.actions.opinions import ask_around
from saypro.demo.actions.people import store_people
from saypro.demo.actions.photos import Studio
from saypro.demo.actions.planned import plan_and_review
from saypro.demo.actions.reviews import store_reviews, work_out_answers
from saypro.demo.actions.shops import store_shop
from saypro.demo.actions.teams import store_teams
from saypro.demo.actions.threads import store_threads
from saypro.demo.world.imagine import imagine
from saypro.demo.world.shapes import World
from saypro.helpdesk.actions import keep_missing_words, take_up_threads
from saypro.listings.actions import lay_categories
from saypro.listings.models import Category
from saypro.reports.actions import rebuild

BUILDING = 7_411_002


def build_world(seed: int = 1, at: datetime | None = None, say: Callable[[str], object] = print) -> bool:
    """Fill the database with the world of this seed as it stands at `at`; False when one is there already.

    Everything or nothing. Pictures are encoded beside it and kept between runs.
    """
    began = monotonic()
    lay_categories()
    with ExitStack() as stack:
        studio = stack.enter_context(Studio())
        stack.enter_context(transaction.atomic())
        if is_taken():
            return False
        at = at or timezone.now()
        world = imagine(seed, at, {each.slug: each for each in Category.objects.all()})
        store(world, studio.keys, at, seed)
        rebuild(at)
        plan_and_review(at)
        studio.finish()
    settle()
    said = sum(len(thread.said) for thread in world.threads)
    say(
        f"A world of {len(world.people)} people, {len(world.ads)} ads, {len(world.threads)} talks and {said} "
        f"messages in {monotonic() - began:.1f} s."
    )
    return True


def is_taken() -> bool:
    """Is there a world, or is another process building one? The lock lasts as long as the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [BUILDING])
    return queries.has_world()


def store(world: World, keys: dict[str, str], at: datetime, seed: int) -> None:
    people = store_people(world)
    store_teams(world, people)
    store_shop(at)
    ads = store_ads(world, people, keys)
    threads = store_threads(world, people, ads)
    settle()
    take_up_threads({pk: thread.category for thread, (pk, _ids) in threads.items() if thread.category})
    reviews = store_reviews(world, people, threads, at)
    happened = [
        *store_offers(threads, people),
        *store_meeting(threads, people, ads, at),
        *store_sales(world, people, ads, threads),
    ]
    log(world, people, ads, threads, reviews, at, happened)
    settle()
    work_out_answers(at)
    live_on(at)
    ask_around(seed, at)
    index_missing_messages()
    keep_missing_words()


def settle() -> None:
    """Let the planner know what came in at once: it takes tables for empty that were when it last looked."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
