"""A Chromium on this machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .words import say

KNOWN = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
BARE = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
)
"""An address bar nobody sees and a process in reserve: for each window more work than the page in it."""

PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""What playwright switches off: of two lists a browser knows the last alone, so ours repeats its."""

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-features=" + ",".join([*PLAYWRIGHTS, *BARE]),
]
"""Options for a browser that talks to nobody but the page."""


def chromium() -> str | None:
    """The path of a Chromium: `$CHROMIUM`, the system's, or the one playwright has fetched."""
    named = [os.environ.get("CHROMIUM", ""), *KNOWN]
    return next((found for name in named if name and (found := shutil.which(name))), None) or _playwrights()


def install() -> str | None:
    """Try to get one: Debian's as root, playwright's otherwise."""
    if os.getuid() == 0 and shutil.which("apt-get"):
        say("There is no Chromium here; trying to install Debian's …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *words], env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S607
    if not chromium():
        say("There is no Chromium here; trying to install playwright's …")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return chromium()


def _playwrights() -> str | None:
    """Asked in a process of its own: playwright's event loop would stay in ours."""
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None
