"""What an inbound mail says, for people of the office."""

import re
from base64 import b64encode
from dataclasses import dataclass

from saypro.helpdesk.mail import Enclosure, Letter, read
from saypro.helpdesk.mail.markup import with_pictures as pictures_back
from saypro.helpdesk.mail.verdicts import trusted_host
from saypro.helpdesk.models import InboundMail

SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
MOST_BYTES = 2 * 1024 * 1024
CID = re.compile(r'src="cid:([^"]{1,300})"', re.IGNORECASE)
BLOCKED = re.compile(r'src="blocked:\d+"')


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail opened for reading."""

    letter: Letter

    @property
    def files(self) -> tuple[Enclosure, ...]:
        return self.letter.enclosures

    @property
    def remote(self) -> int:
        """How many pictures it would fetch from elsewhere, and so tell that it was opened."""
        return len(self.letter.remote_pictures)

    def dressed(self, *, with_pictures: bool) -> str:
        """Its harmless markup with its own pictures inside; those from elsewhere only when asked for."""
        markup, remote = self.letter.html, self.letter.remote_pictures
        markup = pictures_back(markup, remote) if with_pictures else BLOCKED.sub("", markup)
        own = {each.content_id: each for each in self.files if each.is_inline and each.content_type in SHOWN}
        return CID.sub(lambda found: source(own.get(found[1])), markup)


def source(picture: Enclosure | None) -> str:
    if picture is None or len(picture.data) > MOST_BYTES:
        return ""
    return f'src="data:{picture.content_type};base64,{b64encode(picture.data).decode()}"'


def letter_of(mail: InboundMail) -> Shown:
    return Shown(read(bytes(mail.raw), trusted_host=trusted_host(mail.door)))
