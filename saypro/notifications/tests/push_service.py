"""A push service on this machine, as good or bad as a test wants it, and a browser that opens what came."""

import base64
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Service(ThreadingHTTPServer):
    """Keeps what arrives in `arrived`; answers `status`; is silent for `silent_s` first."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.arrived: list[tuple[str, dict[str, str], bytes]] = []
        self.status, self.silent_s = 201, 0.0
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.server_port}"

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class Answer(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.arrived.append((self.path, headers, body))
        time.sleep(self.server.silent_s)
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: Any) -> None:
        """Keep the test's output to itself."""


@dataclass
class Receiver:
    """A browser's half of the keys."""

    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = b"sixteen letters!"

    @property
    def p256dh(self) -> str:
        return encoded(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        return encoded(self.secret)

    def opened(self, body: bytes) -> dict[str, str]:
        """What the push says."""
        words = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret, version="aes128gcm")
        found: dict[str, str] = json.loads(words)
        return found


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
