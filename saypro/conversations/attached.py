"""The files of a message: as HTML, drawn alike for every reader, and as plain words."""

from collections.abc import Sequence
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saypro.conversations.models import Attachment
from saypro.conversations.models.attachment import PHOTO_SIZES
from saypro.kit.icons import icon
from saypro.kit.sizes import in_words

State = Attachment.State
ICONS = {
    "xlsx": "file-spreadsheet",
    "ods": "file-spreadsheet",
    "csv": "file-spreadsheet",
    "pptx": "presentation",
}
MOST_NAMES = 3


def attached_html(files: Sequence[Attachment]) -> SafeString:
    """Photos as tiles, everything else as cards; what cannot be opened says why."""
    tiles = [tile(file) for file in files if is_tile(file)]
    cards = "".join(card(file) for file in files if not is_tile(file))
    grid = f'<div class="shots" data-count="{len(tiles)}">{"".join(tiles)}</div>' if tiles else ""
    return SafeString(f'<div class="attached">{grid}{cards}</div>')


def is_tile(file: Attachment) -> bool:
    return file.is_photo and file.state not in (State.REFUSED, State.INFECTED)


def tile(file: Attachment) -> str:
    """A photo in its proportions from the beginning, so that nothing moves when it is ready."""
    size = f'width="{file.width}" height="{file.height}"'
    if not file.is_ready:
        blank = f'<svg {size} viewBox="0 0 {file.width} {file.height}" aria-hidden="true"></svg>'
        words = f"<small>{escape(standing(file))}</small>"
        return f'<span class="photo" data-state="{file.state}">{blank}{words}</span>'
    small, large = (reverse("conversations:picture", args=[file.ref, edge]) for edge in PHOTO_SIZES)
    alt = escape(_("Photo: %(name)s") % {"name": file.title})
    image = f'<img src="{small}" {size} alt="{alt}" loading="lazy" decoding="async">'
    return f'<a class="photo" href="{address(file)}" data-photo="{large}">{image}</a>'


def card(file: Attachment) -> str:
    inside = (
        f'<span class="kind">{icon(icon_name(file))}</span><span><b dir="auto">{escape(file.title)}</b>'
        f"<small>{escape(standing(file))}</small></span>"
    )
    if file.is_ready:
        return f'<a class="attach" href="{address(file)}" download>{inside}</a>'
    return f'<span class="attach" data-state="{file.state}">{inside}</span>'


def icon_name(file: Attachment) -> str:
    if file.state in (State.REFUSED, State.INFECTED):
        return "file-x"
    return "file-clock" if not file.is_ready else ICONS.get(file.extension, "file-text")


def standing(file: Attachment) -> str:
    """Its size, and what is known of it."""
    if file.state == State.INFECTED:
        return _("Our scanner found a virus in it, so nobody can open it.")
    if file.state == State.REFUSED:
        return file.reason
    size = in_words(file.size)
    if file.state == State.DELAYED:
        return _("%(size)s, waiting for the virus check. It opens once that is done.") % {"size": size}
    if file.state == State.WAITING:
        return _("%(size)s, being checked") % {"size": size}
    return _("%(size)s, scanned for viruses") % {"size": size} if file.scanned_at else size


def address(file: Attachment) -> str:
    return reverse("conversations:attachment", args=[file.ref])


def attached_words(files: Sequence[Attachment]) -> str:
    """ "Photo", "3 photos", "invoice.pdf", "2 photos, list.csv"; no more than a few names."""
    photos = sum(file.is_photo for file in files)
    names = [file.name for file in files if not file.is_photo]
    more = len(names) - MOST_NAMES
    words = [ngettext("Photo", "%(count)d photos", photos) % {"count": photos}] if photos else []
    words += names[:MOST_NAMES]
    if more > 0:
        words.append(ngettext("one more file", "%(count)d more files", more) % {"count": more})
    return ", ".join(words)
