from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "saypro.demo"
    label = "demo"
