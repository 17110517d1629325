import pytest

from saypro.accounts.testing import a_person
from saypro.listings.testing import a_listing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIMIT_B = 200_000


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_first_page_is_light_before_its_photos(browser_page, signed_in):
    seller = a_person("Sipho Dlamini")
    for _ in range(24):
        a_listing(seller=seller)
    page = browser_page(a_person() if signed_in else None, fresh=True)
    weights = {}

    def weigh(response):
        if "/photos/" not in response.url and response.status == 200:
            weights[response.url] = len(response.body())

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")
    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])[:5]
    assert len(weights) > 5, "the page has its styles"
    assert sum(weights.values()) < LIMIT_B, f"uncompressed; the heaviest are {heaviest}"
