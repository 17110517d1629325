from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "saypro.listings"
    label = "listings"
