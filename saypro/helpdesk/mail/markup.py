"""Markup from strangers: made harmless, and turned into text."""

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.headers import Headers
from saypro.kit.text import UNWANTED

TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code",
    "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign", "scope"},
    "table": {"align"},
}
GONE = {
    "script", "style", "title", "head", "noscript", "template", "iframe", "object", "svg", "math",
    "textarea", "select", "noembed", "noframes",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto", "tel", "cid"}
TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]{0,30})", re.IGNORECASE)
NEVER_OPEN = {
    "br", "img", "hr", "meta", "input", "link", "col", "wbr", "area", "base", "p", "li", "td", "th",
    "tr", "tbody", "thead", "dt", "dd", "option",
}  # fmt: skip
BEGINS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(!doctype html|html[\s>])", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
BLOCKED = re.compile(r'src="blocked:(\d+)"')
BLOCKS = {
    "p", "div", "table", "tr", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr",
    "blockquote", "center",
}  # fmt: skip
LINES = BLOCKS | {"li", "dt", "dd", "caption", "tbody", "thead", "tfoot"}


def is_markup(data: bytes, headers: Headers) -> bool:
    """Whether a part without a type of its own is a web page all the same."""
    return "content-type" not in headers and bool(BEGINS.match(data[:500]))


def charset_of(data: bytes) -> str:
    """The charset that a page itself names."""
    found = CHARSET.search(data[:4_000])
    return found[1].decode("ascii", "ignore") if found else ""


def is_tame(markup: str) -> bool:
    """False for markup whose reading would take long: too much, or too many elements open inside each other.

    Counts for each name how many stand open, which stray ends cannot lower below none.
    """
    if len(markup) > limits.MARKUP:
        return False
    open_: dict[str, int] = {}
    total = depth = 0
    for found in TAG.finditer(markup):
        total += 1
        name = found[2].lower()
        if name in NEVER_OPEN:
            continue
        step = -1 if found[1] else 1
        if step > 0 or open_.get(name):
            open_[name] = open_.get(name, 0) + step
            depth += step
        if total > limits.TAGS or depth > limits.OPEN_TAGS:
            return False
    return True


def harmless(markup: str) -> tuple[str, list[str]]:
    """The markup with nothing left that acts, and the addresses of pictures that it wanted to fetch."""
    remote: list[str] = []
    clean = nh3.clean(
        UNWANTED.sub("", markup),
        tags=TAGS,
        clean_content_tags=GONE,
        attributes=ATTRIBUTES,
        attribute_filter=blocking(remote),
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    )
    return clean, remote


def blocking(remote: list[str]) -> Callable[[str, str, str], str | None]:
    def kept(tag: str, name: str, value: str) -> str | None:
        if tag != "img" or name != "src":
            return value
        if value.lower().startswith("cid:"):
            return value
        if not value.lower().startswith(("http:", "https:")):
            return None
        remote.append(value)
        return f"blocked:{len(remote) - 1}"

    return kept


def with_pictures(clean: str, remote: Sequence[str]) -> str:
    """Harmless markup with its remote pictures back, for who asked to see them."""

    def back(found: re.Match[str]) -> str:
        number = int(found[1])
        return f'src="{escape(remote[number])}"' if number < len(remote) else ""

    return BLOCKED.sub(back, clean)


def text_of(clean: str) -> str:
    """Harmless markup as plain text: quotations marked with “> ”, links with their address behind them."""
    reader = Reader()
    reader.feed(clean)
    reader.close()
    return reader.text()


def stripped(markup: str) -> str:
    """What stands outside of tags, without understanding them."""
    first, *rest = markup.split("<")
    kept = (piece.partition(">")[2] if ">" in piece else piece for piece in rest)
    return unescape("\n".join(line for piece in (first, *kept) if (line := piece.strip())))


class Reader(HTMLParser):
    """Reads only what `harmless` wrote: there every element is closed and no comment left."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.quoted = self.verbatim = 0
        self.link: tuple[str, int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in LINES:
            self.new_line()
        if tag == "br":
            self.lines.append("")
        elif tag == "blockquote":
            self.quoted += 1
        elif tag == "pre":
            self.verbatim += 1
        elif tag == "li":
            self.lines[-1] += "- "
        elif tag == "img" and told.get("alt"):
            self.say(f"[{told['alt']}]")
        elif tag == "a":
            self.link = told.get("href", ""), len(self.lines), len(self.lines[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link:
            self.close_link(*self.link)
            self.link = None
        elif tag == "blockquote":
            self.new_line()
            self.quoted = max(0, self.quoted - 1)
        elif tag == "pre":
            self.verbatim = max(0, self.verbatim - 1)
        elif tag in ("td", "th"):
            self.say(" ")
        if tag in LINES:
            self.new_line()
        if tag == "p" and self.lines[-2:] != ["", ""]:
            self.lines.append("")

    def close_link(self, href: str, lines: int, at: int) -> None:
        """Put the address behind the words, unless they are the address."""
        words = self.lines[-1][at:].strip() if lines == len(self.lines) else ""
        bare = href.removeprefix("mailto:").removeprefix("tel:")
        if words and words not in (bare, bare.rstrip("/"), bare.partition("://")[2].rstrip("/")):
            self.lines[-1] += f" <{bare}>"

    def handle_data(self, data: str) -> None:
        if self.verbatim:
            first, *rest = data.split("\n")
            self.say(first)
            for line in rest:
                self.lines.append("")
                self.say(line)
        else:
            self.say(re.sub(r"\s+", " ", data))

    def say(self, words: str) -> None:
        line = self.lines[-1]
        if not line:
            words = words if self.verbatim else words.lstrip(" ")
            line = "> " * min(self.quoted, 20) if words.strip() else ""
        self.lines[-1] = line + words

    def new_line(self) -> None:
        if self.lines[-1]:
            self.lines.append("")

    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in self.lines)).strip("\n")
