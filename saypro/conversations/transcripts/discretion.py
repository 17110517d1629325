"""What a transcript keeps to itself: how to reach anybody but its reader."""

from dataclasses import dataclass

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.models import Conversation, Message
from saypro.kit.contacts import Contact, contacts_in, hidden


@dataclass(frozen=True, slots=True)
class Discretion:
    """`theirs` are the keys of all addresses and numbers the others have, or have written in the thread."""

    reader_id: int
    theirs: frozenset[str]

    @classmethod
    def of(cls, conversation: Conversation, reader: User) -> "Discretion":
        words = queries.words_of_others(conversation, reader)
        return cls(reader.pk, frozenset(found.key for each in words for found in contacts_in(each)))

    def is_mine(self, message: Message) -> bool:
        return message.sender_id == self.reader_id

    def said(self, words: str, *, is_mine: bool) -> str:
        """The words without contacts; the reader's own words lose only what is the others'."""
        return hidden(words, self._is_own if is_mine else _nothing)

    def _is_own(self, contact: Contact) -> bool:
        return contact.key not in self.theirs


def _nothing(contact: Contact) -> bool:
    return False
