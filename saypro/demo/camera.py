"""Pictures of the product's pages, taken from a running demo with a real browser."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MASTERS = Path(__file__).parent / "pictures"
WIDTHS = {1440: 900, 390: 844}
SCHEMES = ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A page to show: who looks at it, and how they get there."""

    name: str
    person: str
    way: "Callable[[Page], None]"


class PageBroken(Exception):
    """There is nothing to show but an error page."""

    def __init__(self, scene: Scene, url: str) -> None:
        super().__init__(f"The page for {scene.name} is broken: look at {url}")


def to_home(page: "Page") -> None:
    page.goto("/")


def to_ad(page: "Page") -> None:
    page.goto("/ads/?q=trek+marlin")
    page.locator("a[href*='/ads/trek-marlin']").first.click()


def to_posting(page: "Page") -> None:
    page.goto("/ads/new/")
    page.locator("[name=category]").select_option(label="Bicycles")
    page.locator("[name=title]").fill("Giant Talon 2 mountain bike, size M")
    page.locator("[name=price]").fill("7800")
    page.locator("[name=description]").fill("Two seasons old, serviced in June. New tyres.")
    page.locator("[name=uploads]").set_input_files([MASTERS / "bike.webp", MASTERS / "bike-close.webp"])
    page.wait_for_timeout(2500)  # the encoder's work
    page.evaluate("scrollTo(0, 0)")


def to_thread(page: "Page") -> None:
    page.goto("/messages/")
    page.get_by_role("link", name="Sipho Dlamini").first.click()


def to_ticket(page: "Page") -> None:
    page.goto("/office/?queue=mine")
    page.get_by_role("link", name="12 bakkie ads").first.click()


def to_figures(page: "Page") -> None:
    page.goto("/office/figures/")
    page.locator("report-chart[data-drawn]").last.wait_for()


def to_plan(page: "Page") -> None:
    page.goto("/office/figures/plans/")
    page.locator("main ul a").last.click()


def to_surveys(page: "Page") -> None:
    page.goto("/office/surveys/")


def to_draft(page: "Page") -> None:
    page.goto("/office/figures/reports/")
    page.locator("[name=kind]").first.select_option("quarterly")
    page.get_by_role("button", name="Write a draft").click()
    page.get_by_role("heading", name="Draft").wait_for()


SCENES = (
    Scene("home", "lerato-mokoena", to_home),
    Scene("ad", "lerato-mokoena", to_ad),
    Scene("posting", "lerato-mokoena", to_posting),
    Scene("inbox", "lerato-mokoena", to_thread),
    Scene("office", "zanele-khumalo", to_ticket),
    Scene("figures", "annelie-pretorius", to_figures),
    Scene("plan", "annelie-pretorius", to_plan),
    Scene("surveys", "annelie-pretorius", to_surveys),
)
PAPER = Scene("report", "annelie-pretorius", to_draft)
NAMES = tuple(scene.name for scene in (*SCENES, PAPER))


def take_all(url: str, into: Path, names: Collection[str] = NAMES) -> Iterator[Path]:
    """Each picture's path as soon as it is written: NAME-WIDTH-SCHEME.png, and report-page.png."""
    into.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for scene in SCENES:
            for width in WIDTHS if scene.name in names else ():
                for scheme in SCHEMES:
                    path = into / f"{scene.name}-{width}-{scheme}.png"
                    path.write_bytes(smaller(take(chromium, url, scene, width, scheme)))
                    yield path
        if PAPER.name in names:
            path = into / f"{PAPER.name}-page.png"
            path.write_bytes(smaller(first_page(paper(chromium, url))))
            yield path


@contextmanager
def browser() -> "Iterator[Browser]":
    """Raises ImportError where playwright is not installed, and its own error where no browser is."""
    from playwright.sync_api import sync_playwright

    named = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    path = next((found for name in named if name and (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


def take(chromium: "Browser", url: str, scene: Scene, width: int, scheme: str) -> bytes:
    with seen(chromium, url, scene, width, scheme) as page:
        return page.screenshot()


@contextmanager
def seen(
    chromium: "Browser", url: str, scene: Scene, width: int = 1440, scheme: str = "light"
) -> "Iterator[Page]":
    """The page as the scene's person sees it. Raises PageBroken."""
    context = chromium.new_context(
        base_url=url,
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-ZA",
        timezone_id="Africa/Johannesburg",
    )
    page = context.new_page()
    page.goto("/demo/")
    page.locator(f"form:has(input[value='{scene.person}']) button").click()
    scene.way(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # the socket's first words
    if page.locator(".error-page").count():
        raise PageBroken(scene, page.url)
    yield page
    context.close()


def paper(chromium: "Browser", url: str) -> bytes:
    """A report's PDF; the draft it was made from is thrown away."""
    with seen(chromium, url, PAPER) as page:
        answer = page.request.get(f"{page.url}?format=pdf")
        page.get_by_role("button", name="Throw it away").click()
        return answer.body()


def first_page(pdf: bytes) -> bytes:
    """As a picture 900 wide or so; browsers without a window show no PDF."""
    import typst

    with TemporaryDirectory() as folder:
        Path(folder, "report.pdf").write_bytes(pdf)
        sheet = Path(folder, "sheet.typ")
        sheet.write_text(
            '#set page(width: auto, height: auto, margin: 0pt)\n#image("report.pdf", width: 210mm)'
        )
        picture = typst.compile(str(sheet), format="png", ppi=110)
        assert isinstance(picture, bytes)
        return picture


def smaller(png: bytes) -> bytes:
    """The same picture in 256 colours, rare ones kept: a quarter of the bytes, and text stays sharp."""
    out, picture = BytesIO(), Image.open(BytesIO(png)).convert("RGB")
    few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
