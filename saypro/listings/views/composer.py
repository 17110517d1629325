"""Writing an ad: one form, whose buttons also sort photos and show a category's questions."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from saypro.listings import actions, queries
from saypro.listings.actions import MAX_PHOTOS
from saypro.listings.forms import ListingForm
from saypro.listings.models import Listing, Photo
from saypro.listings.refusals import Refused
from saypro.listings.views.request import Request

# Buttons that change the form itself and publish nothing.
ASIDE = ("look", "move", "remove")


class Composer:
    """What was sent, the photos it names in their order, and what could not be taken."""

    def __init__(
        self, request: Request, listing: Listing | None = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        self.request, self.listing = request, listing
        self.is_aside = any(name in request.POST for name in ASIDE)
        self.refusals: list[str] = []
        tree = queries.category_tree()
        if initial is not None:
            self.form = ListingForm(tree, initial=initial)
            self.refs = [photo.ref for photo in listing.photos.all()] if listing else []
        else:
            sent = request.POST
            self.form = ListingForm(tree, initial=sent.dict()) if self.is_aside else ListingForm(tree, sent)
            self.refs = self.moved([*sent.getlist("photo")[:MAX_PHOTOS], *self.taken_in()])

    def is_finished(self) -> bool:
        """May it be published as it is?"""
        return not self.is_aside and not self.refusals and self.form.is_valid()

    def taken_in(self) -> list[str]:
        """The refs of pictures sent along with the form; refused ones leave a sentence."""
        refs = []
        room = MAX_PHOTOS - len(self.request.POST.getlist("photo"))
        uploads = self.request.FILES.getlist("uploads")
        for upload in uploads[: max(room, 0)]:
            try:
                refs.append(actions.add_photo(self.request.user, upload).ref)
            except Refused as refusal:
                self.refusals.append(f"{upload.name}: {refusal.sentence}")
        if len(uploads) > room:
            self.refusals.append(_("An ad holds ten photos. Remove some to add others."))
        return refs

    def moved(self, refs: list[str]) -> list[str]:
        """The refs after the click on "Move up", "Move down" or "Remove"."""
        refs = [ref for ref in refs if ref != self.request.POST.get("remove")]
        step, _colon, ref = self.request.POST.get("move", "").partition(":")
        if ref not in refs or step not in ("up", "down"):
            return refs
        place = refs.index(ref)
        target = max(0, min(len(refs) - 1, place + (1 if step == "down" else -1)))
        refs.insert(target, refs.pop(place))
        return refs

    def photos(self) -> list[Photo]:
        own = {photo.ref: photo for photo in Photo.objects.filter(owner=self.request.user, ref__in=self.refs)}
        return [own[ref] for ref in self.refs if ref in own]

    def page(self) -> HttpResponse:
        is_wrong = bool(self.refusals or (self.form.is_bound and self.form.errors))
        context = {
            "form": self.form,
            "listing": self.listing,
            "photos": self.photos(),
            "refusals": self.refusals,
            "most_photos": MAX_PHOTOS,
        }
        return render(self.request, "listings/compose.html", context, status=422 if is_wrong else 200)
