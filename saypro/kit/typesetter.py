"""Sets one document: JSON with a template and what it tells comes in, a PDF goes out.

Run as a process of its own, outside Django, by `saypro.kit.typesetting`.
"""

import json
import resource
import sys
from pathlib import Path

import manimgx_fonts
import typst

MOST_BYTES = 2_000_000_000
FIRST, LAST = "Noto Sans", ("Noto Emoji", "Libertinus Serif", "DejaVu Sans Mono")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    asked = json.load(sys.stdin)
    fonts = typst.Fonts(font_paths=[str(Path(manimgx_fonts.__file__).parent)])
    told = {**asked["told"], "fonts": families(fonts)}
    compiler = typst.Compiler(asked["template"].encode(), font_paths=fonts)
    pdf = compiler.compile(format="pdf", sys_inputs={"told": json.dumps(told)})
    assert isinstance(pdf, bytes)
    sys.stdout.buffer.write(pdf)


def families(fonts: typst.Fonts) -> list[str]:
    """Latin first, then every script we bring along, then signs; the machine's own come after these."""
    scripts = [name for name in fonts.families() if name.startswith(f"{FIRST} ")]
    return [FIRST, *scripts, *LAST]


if __name__ == "__main__":
    main()
