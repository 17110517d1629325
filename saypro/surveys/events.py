"""What is asked, what is answered, and what was not asked and why. Never the words people write."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyOffered(Fact):
    """A person has a card in a thread; `side` is office, buyer or seller, `origin` rule or happy."""

    survey_id: int
    conversation_id: int
    person_id: int
    side: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyNotOffered(Fact):
    """An interaction ended about which nobody of this side is asked, and why."""

    conversation_id: int
    person_id: int | None
    side: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyShown(Fact):
    """The person has seen the card, for the first time."""

    survey_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswered(Fact):
    """An answer, the first or another; `factors` are the scores of the factors by their keys."""

    survey_id: int
    score: int
    factors: dict[str, int]
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRewardEarned(Fact):
    """The person took part to the end, once; whatever the score was."""

    survey_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyDismissed(Fact):
    """The person put the card away."""

    survey_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWithdrawn(Fact):
    """A later survey about the same matter has taken its place."""

    survey_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRequested(Fact):
    """The person was told of the card, by the ways they chose; `is_reminder` the second and last time."""

    survey_id: int
    person_id: int
    is_reminder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRequestSpared(Fact):
    """Nothing was sent beside the card, and why."""

    survey_id: int
    person_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HappyInvited(Fact):
    """One of ours has invited a member to answer because they were happy; the survey counts for no target."""

    survey_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Fact):
    """A low score is to be followed up."""

    case_id: int
    survey_id: int
    owner_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTaken(Fact):
    """Somebody of ours follows it up."""

    case_id: int
    owner_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiled(Fact):
    """It belongs to a theme, by somebody's word."""

    case_id: int
    theme_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed(Fact):
    """It was followed up to its end; `actor_id` is None where a better answer ended it."""

    case_id: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSaved(Fact):
    """A theme was named, or its phrases changed."""

    theme_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeClosed(Fact):
    """We have done something about it: whoever raised it is told."""

    theme_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFlagged(Fact):
    """So many people raised it within 30 days that the technical team should know."""

    theme_id: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsChanged(Fact):
    """From now on another version of the questions about `about` is asked."""

    version_id: int
    about: str
