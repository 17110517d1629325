from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "saypro.reports"
    label = "reports"
