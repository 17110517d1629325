from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "saypro.accounts"
    label = "accounts"
