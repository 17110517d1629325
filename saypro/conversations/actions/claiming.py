"""Messages take in the files they were written with; a batch that carries none asks nothing for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from saypro.conversations.actions.statements import Locked, ask
from saypro.conversations.attached import attached_words
from saypro.conversations.models import Attachment, Message
from saypro.conversations.refusals import Refused

if TYPE_CHECKING:
    from saypro.conversations.actions.posting import MessageKey, Post, Rows

MOST_FILES = 10
BAD = (Attachment.State.REFUSED, Attachment.State.INFECTED)


class Claims:
    """The unsent files that these posts name, held until the transaction ends: no other message gets them."""

    def __init__(self, posts: Iterable["Post"], threads: Mapping[str, Locked]) -> None:
        self.posts = [post for post in posts if post.attachments]
        self.threads = threads
        self.files = held({ref for post in self.posts for ref in post.attachments}) if self.posts else {}

    def refusals(self) -> dict["MessageKey", Refused]:
        """The posts that want what is not theirs, not there, of another thread, or taken by one before."""
        taken: set[str] = set()
        refused: dict[MessageKey, Refused] = {}
        for post in self.posts:
            if code := self._fault(post, taken):
                refused[post.key] = Refused(code)
            else:
                taken.update(post.attachments)
        return refused

    def _fault(self, post: "Post", taken: set[str]) -> str:
        if len(post.attachments) > MOST_FILES:
            return "too_many_files"
        fits = all(ref not in taken and self._is_for(post, self.files.get(ref)) for ref in post.attachments)
        return "" if fits else "no_file"

    def _is_for(self, post: "Post", file: Attachment | None) -> bool:
        thread = self.threads[post.conversation]
        return file is not None and (file.uploader_id, file.conversation_id) == (post.sender_id, thread.pk)

    def worded(self, post: "Post") -> "Post":
        """Where there are only files, what they are in plain words: for lists, mails, quotes and search."""
        if post.body or not post.attachments:
            return post
        words = attached_words([self.files[ref] for ref in post.attachments])
        return replace(post, body=words, is_wordless=True)

    def settle(self, rows: "Rows") -> None:
        """Give each file to its message; in the batch's pipeline, behind the messages themselves."""
        if carrying := [(pk, seq, post) for pk, _thread, seq, post in rows if post.attachments]:
            claim(carrying)


def held(refs: set[str]) -> dict[str, Attachment]:
    unsent = Attachment.objects.unsent().exclude(state__in=BAD).filter(ref__in=refs)
    return {file.ref: file for file in unsent.select_for_update().order_by("pk")}


def claim(carrying: Sequence[tuple[int, int, "Post"]]) -> None:
    places = [(ref, seq, n) for _pk, seq, post in carrying for n, ref in enumerate(post.attachments)]
    ask(
        CLAIM,
        [ref for ref, _seq, _position in places],
        [seq for _ref, seq, _position in places],
        [position for _ref, _seq, position in places],
        [pk for pk, _seq, _post in carrying],
        [len(post.attachments) for *_number, post in carrying],
        [str(Message.Kind.FILES if post.is_wordless else Message.Kind.TEXT) for *_number, post in carrying],
    )


CLAIM = """
WITH claimed AS (
    UPDATE conversations_attachment file SET seq = wanted.seq, position = wanted.position
    FROM unnest(%s::text[], %s::bigint[], %s::smallint[]) AS wanted (ref, seq, position)
    WHERE file.ref = wanted.ref
)
UPDATE conversations_message message SET attachments = carrying.many, kind = carrying.kind
FROM unnest(%s::bigint[], %s::smallint[], %s::text[]) AS carrying (id, many, kind)
WHERE message.id = carrying.id
"""
