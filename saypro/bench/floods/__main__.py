"""The flooder, a process of its own: python -m saypro.bench.floods KIND, and one line of JSON on stdin.

Says `flooding` when it has begun, floods until it is ended, and never touches anything but 127.0.0.1.
"""

import json
import os
import sys
import threading
from typing import Any

from saypro.bench.floods.kinds import KINDS


def main() -> None:
    os.nice(10)  # in life somebody else's processor does this
    flood: dict[str, Any] = json.loads(sys.stdin.readline())
    for work in KINDS[sys.argv[1]](flood):
        threading.Thread(target=work, daemon=True).start()
    sys.stdout.write("flooding\n")
    sys.stdout.flush()
    sys.stdin.read()  # until the one who started us is done, or dead


if __name__ == "__main__":
    main()
