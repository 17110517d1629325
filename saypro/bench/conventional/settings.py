"""The product's settings with one address: the conventional view."""

from saypro.project.settings import *  # noqa: F403

ROOT_URLCONF = "saypro.bench.conventional.urls"
