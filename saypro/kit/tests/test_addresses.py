import pytest
from django.test import RequestFactory

from saypro.kit.addresses import client_address, client_key


def a_request(remote, forwarded=""):
    return RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)


@pytest.fixture(autouse=True)
def _proxies(settings):
    settings.TRUSTED_PROXIES = frozenset({"10.0.0.1", "10.0.0.2"})


def test_a_stranger_cannot_write_himself_another_address():
    assert client_address(a_request("203.0.113.9", "198.51.100.7")) == "203.0.113.9"


def test_our_proxy_tells_who_came_through_it():
    assert client_address(a_request("10.0.0.1", "198.51.100.7")) == "198.51.100.7"


def test_what_the_visitor_wrote_before_our_proxies_does_not_count():
    assert client_address(a_request("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.2")) == "198.51.100.7"


def test_nonsense_from_a_proxy_leaves_the_proxy():
    assert client_address(a_request("10.0.0.1", "unknown, <script>")) == "10.0.0.1"


def test_a_whole_home_of_ipv6_counts_as_one():
    assert client_key(a_request("2001:db8:1:2:3::4")) == client_key(a_request("2001:db8:1:2:ffff::9"))
    assert client_key(a_request("203.0.113.9")) == "203.0.113.9"
