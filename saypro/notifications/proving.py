"""Links that show a mail arrived: signed, for one person at one address, good for a day."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from saypro.accounts.models import User

SALT, DAY_S = "saypro.notifications.proving", 24 * 3600


def proof_url(person: User) -> str:
    token = signing.dumps([person.pk, person.email], salt=SALT)
    return settings.SITE_URL + reverse("notifications:address_confirmation", args=[token])


def person_proved(token: str) -> User | None:
    """None for what we did not sign, for what is older than a day, and after the address changed."""
    try:
        person_id, email = signing.loads(token, salt=SALT, max_age=DAY_S)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return User.objects.filter(pk=person_id, email=email, is_active=True).first()
