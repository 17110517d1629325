"""A mail server that knows as much IMAP as reading a mailbox takes."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ImapServer(socketserver.ThreadingTCPServer):
    """Keeps `mails` by their UIDs; hangs up instead of answering a fetch of `breaks_at`.

    A fetch of `waits_at` is answered once it `may_go`; before that it `has_come`. To whatever begins with one
    of the words in `babbles` it answers these bytes instead, and hangs up; "" is the greeting. With `stays`
    it says nothing more and does not hang up, with `drips` it says these bytes now and then.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: dict[int, bytes] = {}
        self.uid_validity, self.breaks_at, self.waits_at = 7, 0, 0
        self.has_come, self.may_go = threading.Event(), threading.Event()
        self.asked: list[str] = []
        self.babbles: dict[str, bytes] = {}
        self.stays, self.drips, self.is_over = False, b"", threading.Event()

    @property
    def url(self) -> str:
        return f"imap://office:secret%40@127.0.0.1:{self.server_address[1]}/INBOX"


class Talk(socketserver.StreamRequestHandler):
    server: ImapServer

    def handle(self) -> None:
        if "" in self.server.babbles:
            self.babble(self.server.babbles[""])
            return
        self.say("* OK ready")
        for line in self.rfile:
            tag, words = line.decode().strip().split(" ", 1)
            self.server.asked.append(words)
            if self.is_over(tag, words):
                return

    def is_over(self, tag: str, words: str) -> bool:
        for begin, said in self.server.babbles.items():
            if words.startswith(begin):
                self.babble(said)
                return True
        if words.startswith("LOGIN") and words != 'LOGIN office "secret@"':
            self.say(f"{tag} NO wrong password")
            return False
        if words.startswith("CAPABILITY"):
            self.say("* CAPABILITY IMAP4rev1")
        elif words.startswith(("EXAMINE", "SELECT")):
            self.say(f"* {len(self.server.mails)} EXISTS")
            self.say(f"* OK [UIDVALIDITY {self.server.uid_validity}] here")
        elif found := re.fullmatch(r"UID SEARCH UID (\d+):\*", words):
            self.search(int(found[1]))
        elif found := re.fullmatch(r"UID FETCH (\d+) .*", words):
            if int(found[1]) == self.server.breaks_at:
                return True
            if int(found[1]) == self.server.waits_at:
                self.server.has_come.set()
                self.server.may_go.wait(60)
            self.fetch(int(found[1]))
        self.say(f"{tag} OK done")
        return words.startswith("LOGOUT")

    def babble(self, said: bytes) -> None:
        self.wfile.write(said)
        while self.server.drips and not self.server.is_over.wait(0.02):
            self.wfile.write(self.server.drips)
        if self.server.stays:
            self.server.is_over.wait(60)

    def search(self, first: int) -> None:
        """As servers do: "N:*" always has the newest, even when that is below N."""
        known = sorted(self.server.mails)
        found = [uid for uid in known if uid >= first] or known[-1:]
        self.say("* SEARCH " + " ".join(map(str, found)))

    def fetch(self, uid: int) -> None:
        raw = self.server.mails[uid]
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def an_imap_server() -> Iterator[ImapServer]:
    server = ImapServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
