from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "saypro.kit"
    label = "kit"
