from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """What the frame of every page needs."""
    return {}
