"""Help articles for what an agent typed behind two question marks."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.helpdesk import access
from saypro.helpdesk.views.request import Request
from saypro.kit.text import clean_text
from saypro.knowledge.access import articles_for, public_articles
from saypro.knowledge.models import Article, ArticleQuerySet
from saypro.knowledge.queries import articles_called


@require_safe
@login_required
def index(request: Request) -> JsonResponse:
    """For replies: what members may read."""
    access.require_office(request.user)
    return offered(request, public_articles())


@require_safe
@login_required
def for_notes(request: Request) -> JsonResponse:
    """For notes: also what is for our office alone, marked as such."""
    access.require_office(request.user)
    return offered(request, articles_for(request.user))


def offered(request: Request, articles: ArticleQuerySet) -> JsonResponse:
    typed = clean_text(request.GET.get("q", ""))[:80]
    return JsonResponse({"options": [option(one) for one in articles_called(articles, typed)]})


def option(article: Article) -> dict[str, str]:
    """What stands in the list, and what is put where the question marks were."""
    topic = article.get_topic_display()
    hint = topic if article.is_public else _("Our office only · {topic}").format(topic=topic)
    address = settings.SITE_URL + article.get_absolute_url()
    return {"words": article.title, "hint": hint, "puts": f"{article.title}: {address} "}
