"""Windows of a browser that one test after the other may use."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Error, Page


@dataclass(frozen=True, slots=True)
class WindowKind:
    """What cannot be changed about a window once it is open."""

    site: str
    javascript: bool
    worker: bool
    zone: str
    fresh: bool

    @property
    def may_be_used_again(self) -> bool:
        return not (self.worker or self.fresh)


@dataclass(frozen=True, slots=True)
class Window:
    """A browser of its own with one page; `errors` are what scripts broke with since it was emptied."""

    kind: WindowKind
    context: BrowserContext
    page: Page
    errors: list[str] = field(default_factory=list)


def take(idle: list[Window], kind: WindowKind) -> Window | None:
    """An idle window of this kind, which is idle no longer."""
    found = next((window for window in idle if window.kind == kind), None)
    if found:
        idle.remove(found)
    return found


def open_window(browser: Browser, kind: WindowKind) -> Window:
    context = browser.new_context(
        base_url=kind.site,
        java_script_enabled=kind.javascript,
        service_workers="allow" if kind.worker else "block",
        locale="en-ZA",
        timezone_id=kind.zone,
    )
    window = Window(kind, context, context.new_page())
    window.page.on("pageerror", lambda error: window.errors.append(str(error)))
    return window


def empty(window: Window) -> bool:
    """Leave nothing of a test in its window; False where that fails, and nobody should use it again."""
    try:
        for page in window.context.pages:
            if page != window.page:
                page.close()
        window.context.set_offline(False)
        window.page.unroute_all(behavior="ignoreErrors")
        if window.kind.javascript and window.page.url.startswith(window.kind.site):
            window.page.evaluate("sessionStorage.clear()")
        window.page.goto("/robots.txt")  # not about:blank, which would cost a process there and one back
        forget(window)
    except Error:
        return False
    window.errors.clear()
    return True


def forget(window: Window) -> None:
    """Cookies, permissions, and what scripts have stored."""
    window.context.clear_cookies()
    window.context.clear_permissions()
    session = window.context.new_cdp_session(window.page)
    session.send("Storage.clearDataForOrigin", {"origin": window.kind.site, "storageTypes": "all"})
    session.detach()
