"""What the two sides say of each other, and what becomes of it. Never the stars, never the words."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact(Fact):
    """`about_id` is the person the review is about."""

    review_id: int
    conversation_id: int
    about_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWritten(ReviewFact):
    """One side reviewed the other; nobody else sees it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChanged(ReviewFact):
    """Its author changed it while it was hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReplied(ReviewFact):
    """The person it is about answered it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPutBack(ReviewFact):
    """The office shows it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTakenDown(ReviewFact):
    """The office hides it from everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsShown(Fact):
    """What the two of a thread wrote can be read from now on; one of them may have written nothing."""

    conversation_id: int
    review_ids: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInvitationDeclined(Fact):
    """Someone does not want to review the other side of the thread."""

    conversation_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStillMissing(Fact):
    """Three days after the deal this person has neither written a review nor declined to."""

    conversation_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadCalledSpam(Fact):
    """Nobody need answer what was asked in this thread; with `is_spam` false, it counts again."""

    conversation_id: int
    is_spam: bool = True
