"""What a browser says of itself, in words people know."""

import re

from django.utils.translation import gettext as _

# The order matters: every browser also bears the names of those before it.
BROWSERS = [
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
]
ROBOTS = "bot\\b|crawl|spider|slurp|preview|facebookexternalhit|monitor|curl|wget|python-|java/|go-http"
ROBOT = re.compile(ROBOTS)


def browser_named(agent: str) -> str:
    """ "Chrome on Android", as far as the header `User-Agent` tells."""
    browser = next((name for mark, name in BROWSERS if mark in agent), _("A browser"))
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    words = {"browser": browser, "system": system}
    return _("%(browser)s on %(system)s") % words if system else str(browser)


def is_robot(agent: str) -> bool:
    """Whether the header names one of the programs that read pages for others, as honest ones do."""
    return not agent or bool(ROBOT.search(agent.lower()))
