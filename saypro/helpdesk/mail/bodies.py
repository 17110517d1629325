"""What of a mail is said, and what is sent along."""

from dataclasses import dataclass, field

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.charsets import decoded
from saypro.helpdesk.mail.markup import charset_of, is_markup
from saypro.helpdesk.mail.parts import Part

SAID = {
    "text/plain": "plain",
    "text/html": "markup",
    "application/xhtml+xml": "markup",
    "text/enriched": "plain",
}


@dataclass
class Block:
    """One thing said: as plain text, as markup, or the same as both."""

    plain: str = ""
    markup: str = ""


@dataclass
class Body:
    blocks: list[Block] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    is_cut: bool = False


def body(root: Part) -> Body:
    """Everything in the mail is either said or a file."""
    found = Body()
    gather(root, found, is_root=True)
    return found


def gather(part: Part, found: Body, *, is_root: bool = False) -> None:
    if part.parts and part.kind == "multipart/alternative":
        alternatives(part, found)
    elif part.parts:
        for each in part.parts:
            gather(each, found)
    elif is_said(part, is_root=is_root):
        found.blocks.append(said(part, found))
    elif part.data or part.filename:
        found.files.append(part)


def alternatives(part: Part, found: Body) -> None:
    """The same in several shapes is one block; files may lie between the shapes."""
    inner = Body()
    for each in part.parts:
        gather(each, inner)
    plain = "\n".join(block.plain for block in inner.blocks if block.plain)
    markup = "\n".join(block.markup for block in inner.blocks if block.markup)
    found.blocks.append(Block(plain, markup))
    found.files += inner.files
    found.repaired += inner.repaired
    found.is_cut = found.is_cut or inner.is_cut


def is_said(part: Part, *, is_root: bool) -> bool:
    if part.is_sealed or part.disposition == "attachment" or (part.filename and not is_root):
        return False
    if part.kind.startswith("multipart/"):
        return True  # its boundaries are nowhere to be found
    return part.kind in SAID or (is_root and part.kind.startswith("text/"))


def said(part: Part, found: Body) -> Block:
    data = part.data
    if len(data) > limits.TEXT_BYTES:
        data, found.is_cut = data[: limits.TEXT_BYTES], True
    is_html = SAID.get(part.kind) == "markup" or (part.kind == "text/plain" and is_markup(data, part.headers))
    declared = part.parameters.get("charset", "") or (charset_of(data) if is_html else "")
    text, was_wrong = decoded(data, declared)
    if was_wrong:
        found.repaired.append(declared or "none")
    return Block(markup=text) if is_html else Block(plain=text)
