import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from saypro.portal.views import errors

pytestmark = pytest.mark.django_db


def falls_over(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a mistake of ours")


def finds_no_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


def is_suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    path("falls-over/", falls_over),
    path("finds-no-database/", finds_no_database),
    path("is-suspicious/", is_suspicious),
    path("", include("saypro.project.urls")),
]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.broken


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing/", 404, "There is nothing at this address"),
        ("/theme/", 405, "This address is for a button"),
        ("/is-suspicious/", 400, "did not reach us whole"),
        ("/falls-over/", 500, "Something broke on our side"),
        ("/finds-no-database/", 503, "We are away for a moment"),
    ],
)
def test_an_error_says_what_happened_in_words(visitor, address, status, words):
    response = visitor.get(address)
    assert response.status_code == status
    assert words in response.content.decode()


def test_a_wrong_method_still_names_the_right_ones(visitor):
    assert visitor.get("/theme/")["Allow"] == "POST"


def test_a_program_asking_for_json_gets_no_page(visitor):
    assert visitor.get("/theme/", headers={"accept": "application/json"}).content == b""


def test_browsers_are_told_when_to_come_back(visitor):
    assert visitor.get("/finds-no-database/")["Retry-After"] == "10"


def test_a_form_without_its_proof_changes_nothing_and_says_so():
    response = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert response.status_code == 403
    assert "That form was open too long" in response.content.decode()
    assert "theme" not in response.cookies


def test_the_page_for_our_own_mistakes_needs_no_database(django_assert_num_queries, rf):
    with django_assert_num_queries(0):
        assert errors.broken(rf.get("/")).status_code == 500
