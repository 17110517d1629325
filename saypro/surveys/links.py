"""Links that answer without signing in: good for one survey and one person, for as long as it is open."""

from django.core import signing
from django.urls import reverse

SALT = "surveys.link"


def token_of(survey_id: int, person_id: int) -> str:
    return signing.dumps([survey_id, person_id], salt=SALT, compress=False)


def link_path(survey_id: int, person_id: int) -> str:
    return reverse("surveys:link", args=[token_of(survey_id, person_id)])


def read_token(token: str) -> tuple[int, int] | None:
    """The survey and the person, None for what we did not sign."""
    try:
        survey_id, person_id = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return survey_id, person_id
