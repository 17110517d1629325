"""People and what they may do."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from saypro.kit import places, zones
from saypro.kit.refs import new_handle


class Role(models.TextChoices):
    MEMBER = "member", _("Member")
    AGENT = "agent", _("Agent")
    LEAD = "lead", _("Office lead")
    ADMIN = "admin", _("Administrator")
    CONTACT = "contact", _("Contact without an account")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    MEMBERS = "members", _("Members who are signed in")
    NOBODY = "nobody", _("Only me")


OFFICE_ROLES = (Role.AGENT, Role.LEAD, Role.ADMIN)
GIVEN_ROLES = (Role.MEMBER, *OFFICE_ROLES)
"""What an administrator may make of people: a contact is nobody who could sign in."""
LEFT_OUT = Q(is_test=True) | Q(role__in=OFFICE_ROLES)
"""Whom no figure counts."""


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person with a password, hashed; without one nobody can sign in by password."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person; `handle` is the public, unguessable-enough name in addresses and frames."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    handle = models.SlugField(max_length=60, unique=True, default=new_handle)
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    town = models.CharField(_("town"), max_length=60, blank=True)
    time_zone = models.CharField(
        _("your clock"), max_length=40, blank=True, help_text=_("By it we keep your quiet hours.")
    )
    about = models.CharField(_("about me"), max_length=500, blank=True)
    photo = models.CharField(max_length=40, blank=True, help_text="key of the square picture")
    audience = models.CharField(
        _("who sees my page"), max_length=8, choices=Audience, default=Audience.EVERYONE
    )
    is_searchable = models.BooleanField(_("let search engines show my page"), default=True)
    shows_reading = models.BooleanField(_("tell and see what has been read"), default=True, db_default=True)
    shows_presence = models.BooleanField(_("tell and see who is online"), default=True, db_default=True)
    is_active = models.BooleanField(default=True)
    is_test = models.BooleanField(
        default=False, db_default=False, help_text="somebody of ours tries things out: no figure counts it"
    )
    premium_until = models.DateTimeField(null=True, blank=True, help_text="the free plan without it")
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="known_role"),
            models.CheckConstraint(condition=models.Q(audience__in=Audience.values), name="known_audience"),
            models.CheckConstraint(
                condition=~models.Q(role="contact", is_active=True), name="contacts_never_sign_in"
            ),
        ]
        indexes = [
            models.Index(
                fields=["name", "id"], name="office_by_name", condition=models.Q(role__in=OFFICE_ROLES)
            ),
            models.Index(fields=["id"], name="people_left_out", condition=LEFT_OUT),
            models.Index(fields=["id"], name="no_members", condition=~models.Q(role="member")),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must match: with another password or another role every session so far is over."""
        salt = "saypro.accounts.models.User.session"
        return salted_hmac(
            salt, f"{self.password} {self.role}", secret=secret, algorithm="sha256"
        ).hexdigest()

    @property
    def is_office(self) -> bool:
        return self.role in OFFICE_ROLES

    @property
    def is_left_out(self) -> bool:
        """Whether figures leave out what this person does as a member."""
        return self.is_test or self.is_office

    @property
    def is_staff(self) -> bool:
        return self.role == Role.ADMIN

    def is_premium_at(self, moment: datetime) -> bool:
        return self.premium_until is not None and moment < self.premium_until

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def hue(self) -> int:
        """1 to 8: the colour of the avatar."""
        return (self.pk or 0) % 8 + 1

    @property
    def town_name(self) -> str:
        return places.town_name(self.town)

    @property
    def zone(self) -> ZoneInfo:
        """The clock the person lives by."""
        return zones.zone_named(self.time_zone)

    @property
    def photo_url(self) -> str:
        """Where the square picture is served, or "" for none."""
        return reverse("accounts:photo", args=[self.photo]) if self.photo else ""

    def get_absolute_url(self) -> str:
        return reverse("portal:person", args=[self.handle])


class AwayPeriodQuerySet(models.QuerySet["AwayPeriod"]):
    def at(self, moment: datetime) -> "AwayPeriodQuerySet":
        """Those that run at this moment."""
        return self.filter(Q(until=None) | Q(until__gt=moment), since__lte=moment)


class AwayPeriod(models.Model):
    """A time in which a person does not answer; `until` is None while nobody knows its end."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="away_periods")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=140, blank=True)

    objects = AwayPeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="away_forwards"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_open_end_per_person"
            ),
        ]

    @property
    def last_moment(self) -> datetime | None:
        """The end as people say it: "until Friday" ends when Friday does."""
        return self.until - timedelta(microseconds=1) if self.until else None


class Refusal(models.Model):
    """So often somebody asked, within the hour that began then, for one thing that is not theirs to see.

    Without a `kind`: for things that are not there, and for whatever else an hour has no row for. `ways` are
    the verbs and addresses, and the commands, by which they asked.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    hour_at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=60, blank=True)
    times = models.PositiveIntegerField(default=1)
    ways = ArrayField(models.CharField(max_length=80))
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "hour_at", "kind", "key"], name="refused_in_one_row_an_hour"
            )
        ]
        indexes = [models.Index(fields=["-first_at", "-id"], name="refusals_newest")]
