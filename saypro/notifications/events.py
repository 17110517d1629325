"""What happens to how people want to be told."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesChanged(Fact):
    """A person changed what we may send them and when; the record of what they agreed to.

    `turned_on` and `turned_off` hold pairs such as "offers:email", `others` the names of other wishes.
    `by_mail`: it was done by the link in a mail, without signing in.
    """

    person_id: int
    turned_on: list[str]
    turned_off: list[str]
    others: list[str]
    by_mail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneProved(Fact):
    """A person showed that texts on this channel reach them."""

    person_id: int
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRemoved(Fact):
    """A person gets no more texts on this channel: they took the number out, or it became somebody else's."""

    person_id: int
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPaused(Fact):
    """Mail to an address came back too often, or its owner complained: it gets no notices for now.

    `person_id` is None when nobody here has that address any more.
    """

    person_id: int | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressConfirmed(Fact):
    """The person has shown that mail reaches them again."""

    person_id: int
