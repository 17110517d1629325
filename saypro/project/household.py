"""The processes of the house under one parent: started together, started again, ended together."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Self

from .processes import dies_with_parent
from .var import with_ourselves
from .words import complain

GRACE_S = 8
STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Member:
    """One process: a verb with its options, and the descriptors it inherits."""

    words: tuple[str, ...]
    fds: tuple[int, ...] = ()

    def start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "saypro", *self.words],
            stdin=subprocess.DEVNULL,
            env=with_ourselves(),
            pass_fds=self.fds,
            process_group=0,  # Ctrl-C reaches the parent alone, which ends the others in order
            preexec_fn=dies_with_parent(signal.SIGKILL),  # with the database gone it could not end in order
        )


@dataclass
class Household:
    """`with Household(members) as house: house.stay()` until a signal says otherwise."""

    members: Sequence[Member]
    running: "dict[Member, subprocess.Popen[bytes]]" = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        for stopper in STOPPERS:
            signal.signal(stopper, self._end)
        for member in self.members:
            self.running[member] = member.start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.running.values():
            process.terminate()
        until = time.monotonic() + GRACE_S
        for process in self.running.values():
            _see_out(process, until)

    def stay(self) -> None:
        while not self.over.wait(0.2):
            self.tend()

    def tend(self) -> None:
        """Start again what died."""
        for member, process in self.running.items():
            if process.poll() is not None and not self.over.is_set():
                complain(f"{member.words[0]} ended with {process.returncode}; starting it again.")
                self.over.wait(1)
                self.running[member] = member.start()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.over.set()


def _see_out(process: "subprocess.Popen[bytes]", until: float) -> None:
    try:
        process.wait(max(0.1, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
