"""Addresses of offers, deals, meetings and reviews."""

from django.urls import path

from saypro.deals.views import (
    answers,
    closings,
    dealings,
    deals,
    invitations,
    meetings,
    offers,
    replies,
    responses,
    reviews,
    terms,
)

app_name = "deals"
urlpatterns = [
    path("ads/<slug:ref>/offer/", offers.create_on_ad, name="offer_on_ad"),
    path("ads/<slug:ref>/others/", closings.create, name="closing"),
    path("ads/<slug:ref>/terms/", terms.update, name="terms"),
    path("deals/<slug:ref>/", deals.show, name="deal"),
    path("deals/<slug:ref>/panel", deals.panel, name="panel"),
    path("deals/<slug:ref>/offer/", offers.create, name="new_offer"),
    path("deals/<slug:ref>/sale/", deals.sell, name="sale"),
    path("deals/<slug:ref>/end/", deals.call_off, name="end"),
    path("deals/<slug:ref>/meeting/", meetings.create, name="new_meeting"),
    path("offers/<slug:ref>/", offers.show, name="offer"),
    path("offers/<slug:ref>/acceptance/", answers.accept, name="acceptance"),
    path("offers/<slug:ref>/counter/", answers.counter, name="counter"),
    path("offers/<slug:ref>/refusal/", answers.decline, name="refusal"),
    path("offers/<slug:ref>/withdrawal/", answers.withdraw, name="withdrawal"),
    path("meetings/<slug:ref>/", meetings.show, name="meeting"),
    path("meetings/<slug:ref>/agreement/", meetings.agree, name="agreement"),
    path("meetings/<slug:ref>/refusal/", meetings.decline, name="meeting_refusal"),
    path("meetings/<slug:ref>/cancellation/", meetings.cancel, name="cancellation"),
    path("meetings/<slug:ref>/note/", meetings.note, name="note"),
    path("meetings/<slug:ref>/meeting.ics", meetings.calendar, name="calendar"),
    path("my/ads/responses/", responses.index, name="responses"),
    path("people/<slug:handle>/between/", dealings.show, name="between"),
    path("people/<slug:handle>/reviews/", reviews.index, name="reviews"),
    path("messages/<slug:ref>/review/", reviews.revise, name="review"),
    path("messages/<slug:ref>/review/invitation/", invitations.update, name="review_invitation"),
    path("reviews/<slug:ref>/reply/", replies.create, name="reply"),
]
