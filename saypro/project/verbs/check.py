"""Format, lint, types, imports, templates, migrations, translations; what failed stands at the end."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from ..var import PACKAGE, with_ourselves
from ..words import complain, say

ROOT = PACKAGE.parent
DEPLOYED = {"SAYPRO_URL": "https://classified.example", "SECRET_KEY": "", "SAYPRO_DEMO": ""}


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    step: Step
    is_good: bool
    took_s: float
    words: str


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("check", description=__doc__)
    parser.add_argument("only", nargs="*", help="names of steps; all of them when none is given")
    chosen = parser.parse_args(arguments).only
    outcomes = list(outcomes_of([step for step in steps() if not chosen or step.name in chosen]))
    failed = [outcome for outcome in outcomes if not outcome.is_good]
    for outcome in failed:
        complain(f"\n── {outcome.step.name} ──\n{outcome.words.strip()}")
    say(f"\n{len(outcomes) - len(failed)} of {len(outcomes)} checks passed.")
    return 1 if failed or not outcomes else 0


def steps() -> list[Step]:
    """The slowest first, so that the others run beside it."""
    return [
        Step("types", ("mypy", "saypro", *_existing("tests"))),
        Step("migrations", ("saypro", "manage", "makemigrations", "--check", "--dry-run")),
        Step(
            "settings",
            ("saypro", "manage", "check", "--deploy", "--fail-level=INFO"),
            tuple(DEPLOYED.items()),
        ),
        Step("imports", ("lint-imports",)),
        Step("lint", ("ruff", "check", "--output-format=concise", ".", "run")),
        Step("format", ("ruff", "format", "--check", "--output-format=concise", ".", "run")),
        Step("templates", ("djade", "--target-version", "5.2", "--check", *_templates())),
        Step("translations", ("saypro.project.checks.translations",)),
    ]


def outcomes_of(steps: list[Step]) -> Iterator[Outcome]:
    """Run them side by side and say how each went as soon as it ends."""
    with ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 2)) as pool:
        for done in as_completed([pool.submit(perform, step) for step in steps]):
            outcome = done.result()
            say(f"{'ok  ' if outcome.is_good else 'FAIL'} {outcome.step.name:<14}{outcome.took_s:6.1f} s")
            yield outcome


def perform(step: Step) -> Outcome:
    began = time.monotonic()
    done = subprocess.run(
        _argv(step.command),
        cwd=ROOT,
        env={**with_ourselves(), **dict(step.environment)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return Outcome(step, done.returncode == 0, time.monotonic() - began, done.stdout + done.stderr)


def _argv(command: tuple[str, ...]) -> list[str]:
    """A script of this Python's environment, or else a module."""
    script = Path(sys.prefix) / "bin" / command[0]
    return [str(script), *command[1:]] if script.exists() else [sys.executable, "-P", "-m", *command]


def _templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("saypro/*/templates/**/*.html"))


def _existing(*names: str) -> list[str]:
    return [name for name in names if (ROOT / name).is_dir() and any(Path(ROOT / name).glob("*.py"))]
