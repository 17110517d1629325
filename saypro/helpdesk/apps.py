from django.apps import AppConfig


class HelpdeskConfig(AppConfig):
    name = "saypro.helpdesk"
    label = "helpdesk"
