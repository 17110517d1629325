"""How much one form may hold."""

from saypro.kit import documents
from saypro.project import limits
from saypro.project.pages.bodies import BodyTooBig
from saypro.project.pages.turned_away import answer


def test_ten_of_the_largest_files_fit_into_one_form_and_who_sends_more_is_told_the_limit() -> None:
    assert 10 * (documents.MAX_BYTES + 1_000) < limits.BODY_BYTES
    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}
    page = answer(scope, BodyTooBig())
    assert page.status_code == 413
    assert "One form may hold 160 MB" in page.content.decode()
