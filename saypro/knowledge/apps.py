from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "saypro.knowledge"
    label = "knowledge"
