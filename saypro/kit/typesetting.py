"""Documents as PDF, set by Typst in a process of its own.

Typst keeps what it has set once in memory for ever, and a text made for the purpose can take it seconds: so
neither happens to us, and what goes wrong there ends there.
"""

import json
import subprocess
import sys
from pathlib import Path

SETTER = Path(__file__).with_name("typesetter.py")


class NotSet(Exception):
    """The document could not be set, or not in time; the message is for the log."""


def typeset(template: Path, told: object, *, within_s: float) -> bytes:
    """The document as PDF; the template finds `told`, any JSON, as `sys.inputs.told`.

    Strings in it are shown as they are, whatever they look like: never code. Raises NotSet.
    """
    asked = json.dumps({"template": template.read_text(), "told": told})
    try:
        # isolated, so that the modules beside the setter do not stand for others of their names
        done = subprocess.run(
            [sys.executable, "-I", str(SETTER)],
            input=asked.encode(),
            capture_output=True,
            timeout=within_s,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise NotSet(f"not set within {within_s} s") from late
    if done.returncode:
        raise NotSet(done.stderr.decode(errors="replace")[-2000:] or f"ended with {done.returncode}")
    return done.stdout
