from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "saypro.realtime"
    label = "realtime"
