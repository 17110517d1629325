"""One small world: a seller with an ad, a buyer, and their browsers."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.listings.models import Listing
from saypro.listings.testing import a_category, a_listing


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def seller(db: None) -> User:
    return a_person("Sipho Dlamini", town="cape-town")


@pytest.fixture
def buyer(db: None) -> User:
    return a_person("Lerato Mokoena", town="pretoria")


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller)


@pytest.fixture
def selling(seller: User) -> Client:
    return signed_in_client(seller)


@pytest.fixture
def buying(buyer: User) -> Client:
    return signed_in_client(buyer)


def a_picture(
    name: str = "bike.jpg", *, kind: str = "JPEG", size: tuple[int, int] = (640, 480)
) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return SimpleUploadedFile(name, out.getvalue())


@pytest.fixture
def form_of(db: None) -> Callable[..., dict[str, Any]]:
    """What a browser sends for a bicycle, with changes."""
    a_category()

    def form(**changes: Any) -> dict[str, Any]:
        said = {
            "category": "bicycles",
            "title": "Trek Marlin 7",
            "price": "R 14 500",
            "town": "cape-town",
            "condition": "good",
            "description": "Serviced in March.",
            "a.year": "2023",
            "a.handover": "Collect only",
        }
        return said | changes

    return form
