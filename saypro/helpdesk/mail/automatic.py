"""By what sign a machine wrote a mail (RFC 3834, and what machines do instead)."""

import re

from saypro.helpdesk.mail.headers import Headers
from saypro.helpdesk.mail.letter import Party

PRECEDENCE = {"bulk", "junk", "list", "auto_reply", "auto-reply"}
ANSWERING = {
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-autoreply-from", "x-mail-autoreply",
    "x-fc-machinegenerated", "x-auto-reply-from", "x-cron-env", "x-amazon-auto-reply",
    "x-ebay-mailtracker",
}  # fmt: skip
LISTS = (
    "list-id",
    "list-post",
    "list-unsubscribe",
    "list-help",
    "x-mailing-list",
    "feedback-id",
    "x-campaign-id",
)
MACHINES = re.compile(
    r"(mailer-?daemon|postmaster|no-?_?reply|do-?_?not-?_?reply|noresponse|bounces?|auto-?(reply|responder|mailer)"
    r"|listserv|majordomo|geenantwoord|nie-?antwoord)\b.*",
    re.IGNORECASE,
)
PHRASES = (
    r"auto(?:matic|mated)?[- ]?(?:repl|respon|answer)|out of (?:the )?office|ooo\b|on (?:vacation|leave)\b",
    r"vacation (?:reply|message)|away from (?:the |my )?(?:office|desk|mail)",
    r"outomatiese (?:antwoord|e-pos)|buite (?:die )?kantoor|nie op kantoor|afwesig\b|met verlof",
    r"impendulo ezenzakalelayo|impendulo ezenzekelayo",
    r"automatische? antwoord|automatisch antwoord|afwezig\b|afwezigheid|niet aanwezig",
    r"automatische antwort|abwesenheit|abwesend|ich bin nicht im büro",
    r"réponse automatique|absence du bureau|message d.absence|absent du bureau",
    r"respuesta autom[aá]tica|fuera de (?:la )?oficina",
    r"resposta autom[aá]tica|fora do escrit[oó]rio|ausência tempor",
    r"risposta automatica|fuori (?:sede|ufficio)",
    r"autosvar|automatiskt svar|automatisk svar|frånvaro|fraværende|poissa",
    r"odpowiedź automatyczna|poza biurem|automatick[áa] odpov",
    r"автоответ|автоматический ответ|вне офиса|自動応答|自動返信|自动回复|自動回覆",
    r"undelivered mail|undeliverable|delivery (?:status|failure)|mail delivery (?:fail|system)",
    r"failure notice|returned mail",
)
AWAY = re.compile(rf"(?:(?:re|aw|antw|sv)\s*:\s*)*\W*(?:{'|'.join(PHRASES)})", re.IGNORECASE)


def sign(headers: Headers, kind: str, sender: Party, subject: str) -> str:
    """The sign, in a word for the office; "" where a person seems to have written."""
    if headers.raw("auto-submitted").partition(";")[0].strip().lower() not in ("", "no"):
        return "auto-submitted"
    if headers.raw("return-path").strip() == "<>":
        return "null return path"
    if kind == "multipart/report":
        return "report"
    if headers.raw("precedence").strip().lower() in PRECEDENCE:
        return "precedence"
    if "x-auto-response-suppress" in headers and headers.raw("x-auto-response-suppress").lower() != "none":
        return "asks for no answer"
    if (
        any(name in headers for name in ANSWERING)
        or "autoresponder" in headers.raw("x-post-messageclass").lower()
    ):
        return "autoresponder"
    if any(name in headers for name in LISTS):
        return "list"
    if (
        MACHINES.match(sender.address.partition("@")[0])
        or "autoresponder" in headers.raw("delivered-to").lower()
    ):
        return "sent by a machine"
    return "subject" if AWAY.match(subject) else ""
