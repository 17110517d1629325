"""Addresses of offers, deals, meetings and reviews."""

from django.urls import path

from saypro.deals.views import invitations, replies, reviews

app_name = "deals"
urlpatterns = [
    path("people/<slug:handle>/reviews/", reviews.index, name="reviews"),
    path("messages/<slug:ref>/review/", reviews.revise, name="review"),
    path("messages/<slug:ref>/review/invitation/", invitations.update, name="review_invitation"),
    path("reviews/<slug:ref>/reply/", replies.create, name="reply"),
]
