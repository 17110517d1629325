"""What articles are written in, made safe to show: Markdown without HTML, pictures or scripts."""

from html import unescape

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "pre", "strong", "ul"}
TAGS |= {"table", "tbody", "td", "th", "thead", "tr"}
SCHEMES = {"http", "https", "mailto", "tel"}
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "lheading"])
SUMMARY = 160


def drawn(text: str) -> SafeString:
    """The article as HTML, its first headings below the page's own."""
    return SafeString(nh3.clean(rendered(text), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES))


def rendered(text: str) -> str:
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = "h2" if token.tag in ("h1", "h2") else "h3"
    return str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def summary(text: str) -> str:
    """The beginning in plain words."""
    words = " ".join(unescape(nh3.clean(rendered(text), tags=set())).split())
    return words if len(words) <= SUMMARY else words[:SUMMARY].rsplit(" ", 1)[0] + " …"
