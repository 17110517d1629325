"""What a trusted server found out about the sender."""

import authres
from django.conf import settings

from saypro.helpdesk.mail.headers import Headers
from saypro.helpdesk.mail.letter import Party, Verdicts

LONGEST = 4_000


def verdicts(headers: Headers, trusted_host: str) -> tuple[Verdicts, str]:
    """The verdicts of `trusted_host`, and the domain that its DMARC verdict is about.

    Only the topmost field of that host counts, which must take away those that came from outside (RFC 8601,
    section 5). Nothing where no host is trusted.
    """
    for value in headers.all("authentication-results")[:20] if trusted_host else []:
        found = parsed(value)
        if found and (found.authserv_id or "").lower() == trusted_host.lower():
            methods = {result.method: result for result in reversed(found.results)}
            said = {method: str(result.result) for method, result in methods.items()}
            about = {prop.name: str(prop.value) for prop in getattr(methods.get("dmarc"), "properties", ())}
            return Verdicts(*(said.get(method, "") for method in ("spf", "dkim", "dmarc"))), about.get(
                "from", ""
            )
    return Verdicts(), ""


def parsed(value: str) -> "authres.AuthenticationResultsHeader | None":
    try:
        return authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {value[:LONGEST]}")
    except (
        Exception
    ):  # its parser knows the RFC, not what is sent: IndexError, ValueError and errors of its own
        return None


def is_verified(found: Verdicts, domain: str, headers: Headers, sender: Party) -> bool:
    """Whether the one address in the one From is whose it says: DMARC passed, for that very domain."""
    froms = [name for name, _ in headers.fields if name == "from"]
    ours = sender.address.rpartition("@")[2]
    return len(froms) == 1 and bool(ours) and found.dmarc == "pass" and domain.lower() == ours


def trusted_host(door: str) -> str:
    """The server whose word about senders counts for what came by this door; "" for nobody's."""
    return str(settings.MAIL_TRUSTED_HOSTS.get(door, ""))
