"""The world's reviews, and how its sellers answer."""

from datetime import datetime

from saypro.deals.actions import rebuild_answers
from saypro.deals.models import Review
from saypro.demo.actions.people import Stored
from saypro.demo.actions.threads import StoredThreads
from saypro.demo.world.shapes import Reviewed, World

StoredReviews = dict[Reviewed, int]


def store_reviews(world: World, people: Stored, threads: StoredThreads, at: datetime) -> StoredReviews:
    """The number of each review's row. Nobody is told of what was said before the world began."""
    rows = Review.objects.bulk_create(row(one, people, threads, at) for one in world.reviews)
    return {one: row.pk for one, row in zip(world.reviews, rows, strict=True)}


def row(one: Reviewed, people: Stored, threads: StoredThreads, at: datetime) -> Review:
    return Review(
        ref=one.ref,
        conversation_id=threads[one.thread][0],
        author_id=people[one.author],
        about_id=people[one.about],
        part=one.part,
        stars=one.stars,
        text=one.text,
        written_at=one.at,
        shown_from=one.shown_from,
        told_at=one.shown_from if one.shown_from <= at else None,
        reply=one.reply,
        replied_at=one.replied_at,
    )


def work_out_answers(at: datetime) -> None:
    """From the log, as every night."""
    rebuild_answers(at)
