from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "saypro.events"
    label = "events"
