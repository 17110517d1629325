"""What search engines may read."""

from django.http import HttpRequest, HttpResponse

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


def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
