"""The card and the page of one survey, as templates draw them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from saypro.surveys.disclosing import why_asked
from saypro.surveys.forms import FACTOR, TALKING
from saypro.surveys.models import Survey, Version

NAMES = {"en": "English", "af": "Afrikaans", "zu": "isiZulu"}


@dataclass(frozen=True, slots=True)
class Scale:
    """One question with a row of numbers or stars; `chosen` is None before the first tap."""

    name: str
    question: str
    numbers: list[tuple[int, str]]
    chosen: int | None


def card(
    survey: Survey, *, action: str, at: datetime, language: str = "", hint: int | None = None
) -> dict[str, Any]:
    """Everything the card needs. `hint` is a number to choose beforehand, which saves nothing."""
    language = language if language in survey.version.words else survey.language
    said = survey.version.said(language)
    return {
        "survey": survey,
        "said": filled(said, survey),
        "why": why_asked(survey, language),
        "language": language if language in survey.version.words else "en",
        "languages": [(key, NAMES.get(key, key)) for key in survey.version.languages],
        "action": action,
        "score": scale_of("score", said["question"], survey.version, said, survey.score or hint),
        "factors": [
            scale_of(FACTOR + key, said["factors"][key], survey.version, said, survey.factor_scores.get(key))
            for key in survey.factors
            if key in said["factors"]
        ],
        "has_stars": survey.version.most == 5,
        "state": state_of(survey, at),
    }


def scale_of(name: str, question: str, version: Version, said: dict[str, Any], chosen: int | None) -> Scale:
    most = version.most
    numbers = [(score, said["scale"].format(score=score, most=most)) for score in range(1, most + 1)]
    return Scale(name, question, numbers, chosen)


def state_of(survey: Survey, at: datetime) -> str:
    """ask, then rest for what comes after the first tap, then done; or over."""
    if not survey.is_open(at):
        return "over"
    if survey.score is None:
        return "ask"
    return "done" if survey.completed_at else "rest"


def filled(said: dict[str, Any], survey: Survey) -> dict[str, Any]:
    day = date_format(timezone.localtime(survey.closes_at), "j F")
    facts = {"score": survey.score, "most": survey.version.most, "day": day}
    return {
        key: words.format_map(facts) if isinstance(words, str) and "{" in words else words
        for key, words in said.items()
        if key not in ("factors", "scale")
    }


def talking(version: Version, chosen: object) -> dict[str, Any]:
    """The one question that goes with a review."""
    said = version.said("en")
    stars = int(chosen) if isinstance(chosen, str) and chosen in ("1", "2", "3", "4", "5") else None
    return {
        "said": said,
        "scale": scale_of(TALKING, said["question"], version, said, stars),
        "has_stars": True,
    }
