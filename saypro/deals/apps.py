from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "saypro.deals"
    label = "deals"
