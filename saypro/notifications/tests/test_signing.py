"""Nothing leaves unsigned by mistake."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage

from saypro.notifications.smtp import written
from saypro.notifications.transport import Delayed


@pytest.mark.parametrize("key", [None, b"-----BEGIN nothing-----"])
def test_a_mail_waits_while_its_key_cannot_be_read(
    key: bytes | None, tmp_path: Path, settings: LazySettings
) -> None:
    settings.DKIM_URL = f"dkim://mail@example.com{tmp_path}/key.pem"
    if key:
        (tmp_path / "key.pem").write_bytes(key)
    with pytest.raises(Delayed, match="could not be signed"):
        written(EmailMessage("Hello", "How are you?", "office@example.com", ["lerato@example.com"]))
