"""`manage pictures`: the README's pictures, taken anew from a demo."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saypro.demo import camera

INTO = Path("docs/pictures")
READY_S = 120


class Command(BaseCommand):
    help = "Take pictures of pages, wide and narrow, light and dark, and of a report's paper."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--url", help="a running demo, such as http://localhost:8000; else one is started"
        )
        parser.add_argument("--into", type=Path, default=INTO, help=f"folder to write to (default {INTO})")
        parser.add_argument(
            "--only", nargs="+", choices=camera.NAMES, default=camera.NAMES, help="which ones; else all"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_playwright()
        with running_demo() if not options["url"] else already(options["url"]) as url:
            self.take(url, options["into"], options["only"])

    def take(self, url: str, into: Path, names: Collection[str]) -> None:
        try:
            for path in camera.take_all(url, into, names):
                self.stdout.write(f"{path}  {path.stat().st_size // 1024} KB")
        except camera.PageBroken as broken:
            raise CommandError(str(broken)) from broken


def require_playwright() -> None:
    try:
        import playwright  # noqa: F401
    except ImportError:
        raise CommandError(
            "Pictures need playwright, which is not installed. Run: pip install -r requirements-dev.txt"
        ) from None


@contextmanager
def already(url: str) -> Iterator[str]:
    if not is_up(url):
        raise CommandError(f"No demo answers at {url}. Start one with ./run demo, or leave --url out.")
    yield url.rstrip("/")


@contextmanager
def running_demo() -> Iterator[str]:
    """A demo of our own on a free port, for as long as the block lasts."""
    port = free_port()
    url = f"http://localhost:{port}"
    command = [sys.executable, "-m", "saypro", "demo", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if name != "SAYPRO_URL"}
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as demo:
        try:
            wait_for(url, demo)
            yield url
        finally:
            demo.terminate()


def wait_for(url: str, demo: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_S
    while not is_up(url):
        if demo.poll() is not None or time.monotonic() > until:
            raise CommandError("The demo did not come up: see above.")
        time.sleep(0.3)


def is_up(url: str) -> bool:
    try:
        with urlopen(f"{url.rstrip('/')}/demo/", timeout=5) as answer:  # noqa: S310, the caller's own address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
