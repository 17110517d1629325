"""Buyer, seller, their thread, and a folder of their own for files."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def files_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where uploads lie in this test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"
