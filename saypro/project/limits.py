"""What one visitor may take from the server before it hangs up: docs/limits.md gives each its reason."""

import os

from saypro.kit.bucket import Pace

MB = 1024 * 1024


def number(name: str, default: float) -> float:
    """The number in an environment variable. Raises ValueError for what is none."""
    return float(os.environ.get(name) or default)


# Sockets
MESSAGE_BYTES = int(number("SAYPRO_SOCKET_BYTES", MB))
MESSAGE_PARTS = int(number("SAYPRO_SOCKET_PARTS", 1000))
PINGS = Pace(number("SAYPRO_SOCKET_PINGS", 100), rate=1)

# Everybody
FINISH_S = number("SAYPRO_FINISH_S", 20)
STALL_S = number("SAYPRO_STALL_S", 20)
CLOSE_S = number("SAYPRO_CLOSE_S", 5)

# Requests
HEAD_S = number("SAYPRO_HEAD_S", 10)
HEAD_AT_LEAST_S = 2
HEAD_BYTES = int(number("SAYPRO_HEAD_BYTES", 64 * 1024))
BODY_BYTES = int(number("SAYPRO_BODY_BYTES", 160 * MB))  # ten files of 15 MB, and what is around them
REQUESTS = Pace(number("SAYPRO_REQUEST_BURST", 120), number("SAYPRO_REQUEST_RATE", 15))
SEATS = int(number("SAYPRO_SEATS", 10))
SEATS_EACH = int(number("SAYPRO_SEATS_EACH", 2))
LINE, LINE_S = int(number("SAYPRO_LINE", 500)), number("SAYPRO_LINE_S", 15)
HEADS_AT_ONCE = int(number("SAYPRO_HEADS", 1000))
