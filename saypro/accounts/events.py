"""What happens to people."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Fact):
    """Someone proved their first e-mail address and may take part from now on."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChanged(Fact):
    """A person changed what others see of them; `fields` names what, never the values."""

    person_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChanged(Fact):
    """A person chose a new password; every other session of theirs is over."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Fact):
    """A person signed one of their own devices out from afar."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChanged(Fact):
    """An administrator, or the house itself, gave a person another role."""

    person_id: int
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMarked(Fact):
    """A lead said that an account is there for trying things out, or is not: figures leave it out."""

    person_id: int
    is_test: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged(Fact):
    """A member has the premium plan until a moment, an ISO time, or the free plan from now on (None)."""

    person_id: int
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWentAway(Fact):
    """A person said they would not answer for a while, or said so anew; `until` is a moment, or None."""

    person_id: int
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCameBack(Fact):
    """A person ended their time away before its end."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSignedOut(Fact):
    """A person left on the device they used."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedInAnew(Fact):
    """A person signed in on a device that had not seen them; `browser` is such as "Chrome on Android"."""

    person_id: int
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardChanged(Fact):
    """What guards an account changed, besides its password; `what` is one of the keys of `adapter.GUARDS`."""

    person_id: int
    what: str
