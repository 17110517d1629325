from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "saypro.conversations"
    label = "conversations"
