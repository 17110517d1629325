"""What search engines may read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

RULES = """\
User-agent: *
Disallow: /account/
Disallow: /messages/
Disallow: /my/
Disallow: /notices/
Disallow: /office/
Disallow: /saved/
Disallow: /socket/
"""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
