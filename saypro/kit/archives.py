"""Looking into a zip without unpacking it: only its table of contents, and the beginning of one entry."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

MOST_ENTRIES = 4_000
LONGEST_TABLE = 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
END, END_SIZE = b"PK\x05\x06", 22
LOCATOR, LOCATOR_SIZE = b"PK\x06\x07", 20  # points to a second table that overrules the first
LONGEST_COMMENT = 65_535
ENCRYPTED = 1


class Suspicious(Exception):
    """Not a zip one should open: damaged, or built to harm whoever does."""


class Locked(Suspicious):
    """Some of it needs a password."""


class Archive:
    """The names in a zip, and the beginning of what one of them holds.

    Costs a few megabytes whatever the zip claims. Raises Suspicious: more entries or bytes than an honest
    document has, names that climb out of their folder, a table that contradicts the file.
    """

    def __init__(self, data: bytes) -> None:
        require_short_table(data)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error) as error:
            raise Suspicious("damaged") from error
        self._judge()
        self.names = self._zip.namelist()

    def _judge(self) -> None:
        entries = self._zip.infolist()
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise Locked("needs a password")
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Suspicious("unpacks to too much")
        if any(climbs(entry.orig_filename) for entry in entries):
            raise Suspicious("names outside its folder")

    def beginning(self, name: str, most: int) -> bytes:
        """The first bytes of an entry, unpacked no further; b"" when there is none. Raises Suspicious."""
        if name not in self.names:
            return b""
        if self._zip.getinfo(name).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Suspicious("packed in an unusual way")  # other packers take as much memory as they ask for
        try:
            with self._zip.open(name) as entry:
                return entry.read(most)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise Suspicious("damaged") from error


def require_short_table(data: bytes) -> None:
    """Raises Suspicious before the table of contents is read: reading builds an object for each entry."""
    at = data.rfind(END, max(0, len(data) - END_SIZE - LONGEST_COMMENT))
    if at < 0 or len(data) - at < END_SIZE:
        raise Suspicious("damaged")
    if data[max(0, at - LOCATOR_SIZE) : at].startswith(LOCATOR):
        raise Suspicious("too large")
    entries, size, begins = struct.unpack_from("<HLL", data, at + 10)
    if entries > MOST_ENTRIES or size > LONGEST_TABLE or begins + size > at:
        raise Suspicious("too many entries")


def climbs(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or ":" in parts[0] or "\0" in name
