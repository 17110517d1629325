"""What a browser says of itself, in words people know."""

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


def browser_named(agent: str) -> str:
    """ "Chrome on Android", as far as the header `User-Agent` tells."""
    browser = next((name for mark, name in BROWSERS if mark in agent), _("A browser"))
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    words = {"browser": browser, "system": system}
    return _("%(browser)s on %(system)s") % words if system else str(browser)
