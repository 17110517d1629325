from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "saypro.portal"
    label = "portal"
