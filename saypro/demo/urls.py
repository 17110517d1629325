"""The demo's addresses; included only where DEMO is on."""

from django.urls import path

from saypro.demo.views import mailbox, people, phone, shop

app_name = "demo"

urlpatterns = [
    path("", people.index, name="people"),
    path("session/", people.create, name="sign_in"),
    path("shop/", shop.index, name="shop"),
    path("phone/", phone.index, name="phone"),
    path("phone/tone.wav", phone.tone, name="tone"),
    path("mailbox/", mailbox.index, name="mailbox"),
    path("mailbox/<int:pk>/", mailbox.show, name="mail"),
    path("mailbox/<int:pk>/letter/", mailbox.letter, name="letter"),
]
