"""The real server in a process of its own, as `./run serve` starts it, that can be killed and weighed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from saypro.bench.errors import ServerError
from saypro.project.stamps import is_static_current

START_S = 60
PRODUCT = ("saypro", "serve")
NO_THROTTLE = {
    "SAYPRO_MESSAGE_BURST": "1000000000",
    "SAYPRO_MESSAGE_RATE": "1000000000",
    "SAYPRO_SEARCHES_PER_MINUTE": "0",
}


class Server:
    """One server process on one port; start, kill and start again. `module` is run with `--port`."""

    def __init__(self, module: Sequence[str] = PRODUCT, environment: Mapping[str, str] = NO_THROTTLE) -> None:
        self.module = module
        self.environment = environment
        self.port = free_port()
        self.log = Path(tempfile.mkdtemp(prefix="saypro-bench-")) / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self.log.parent, ignore_errors=True)

    def start(self) -> None:
        """Start and wait until it answers. Raises ServerError."""
        self.launch()
        deadline = time.monotonic() + START_S
        while not self.answers():
            if not self.is_alive or time.monotonic() > deadline:
                raise ServerError(f"The server did not start:\n{self.last_words()}")
            time.sleep(0.05)

    def launch(self) -> None:
        """Start without waiting."""
        command = [sys.executable, "-m", *self.module, "--port", str(self.port)]
        static = "hashed" if is_static_current() else "plain"
        own = {"SAYPRO_URL": self.site, "SAYPRO_STATIC": static}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                env={**os.environ, **own, **self.environment},
                stdout=log,
                stderr=log,
            )

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def kill(self) -> None:
        """kill -9."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        self.end(signal.SIGTERM)

    def end(self, number: int) -> None:
        if self.process and self.is_alive:
            self.process.send_signal(number)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def last_words(self) -> str:
        return self.words()[-2000:]

    def words(self) -> str:
        """All it has said so far."""
        return self.log.read_text(errors="replace")

    def rss_kb(self) -> int:
        """Resident memory of the server process."""
        return self.weigh("VmRSS")

    def peak_kb(self) -> int:
        """The most it ever was, or since `forget_peak`."""
        return self.weigh("VmHWM")

    def forget_peak(self) -> None:
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def weigh(self, what: str) -> int:
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith(what)))

    def cpu_s(self) -> float:
        """Processor time it has used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
