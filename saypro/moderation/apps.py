from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "saypro.moderation"
    label = "moderation"
