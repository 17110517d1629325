"""The one address, the same as the product's."""

from django.urls import path

from saypro.bench.conventional.views import create

urlpatterns = [path("messages/<str:ref>/messages/", create)]
"""Nothing else: no pages hang on this."""
