"""How mail programs announce what they quote, in the languages of our people and their neighbours."""

import re

WROTE = (
    "wrote|writes|said|schreef|skryf|skrywe|geskryf|geskrywe|schrieb|geschrieben|a écrit|écrit"
    "|escribió|escribio|escreveu|ha scritto|scritto|skrev|napisał|napisała|napisał\\(a\\)"
    "|kirjoitti|yazdı|írta|написал|написала|пишет|написав|пише"
    "|wabhala|ubhale|o kwadile|o ngotse|写道|写道|寫道|のメール"
)
INTRODUCED = re.compile(rf"\b(?:{WROTE})\b[^\n]{{0,80}}[:：]$", re.IGNORECASE)
DATED = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
BEGINS = re.compile(
    r"(?:- )?(?:on|op|am|le|el|em|il|dne|den|w dniu|ngo|ngomhla|ka)\s+\S|\W{0,3}\d{1,4}[-./ ]|.{0,80}[<@(]",
    re.IGNORECASE,
)
ORIGINAL = re.compile(
    r"[>* ]*[-_—=]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by)"
    r"|oorspronklike (?:boodskap|e-pos|pos)"
    r"|(?:aangestuurde|deurgestuurde|aangestuur|deurgestuur) ?(?:boodskap|e-pos)?|oorspronkelijk bericht"
    r"|doorgestuurd bericht|(?:ursprüngliche|original|weitergeleitete)[- ]?nachricht"
    r"|message (?:d.origine|transféré)"
    r"|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)"
    r"|reply (?:message|above this line)|please reply above this line|.{0,30}reply above this line.{0,30}"
    r")\b[^\n]{0,120}",
    re.IGNORECASE,
)
ABOVE = re.compile(
    r"[-#=*>\s]*(?:please )?(?:type your |write your |skryf (?:asseblief )?(?:u|jou) )?"
    r"(?:reply|antwoord|réponse|respuesta) (?:above|bo|bokant) (?:this|hierdie) (?:line|lyn)\b.{0,40}",
    re.IGNORECASE,
)
PASSED_ON = re.compile(
    r"(?:begin forwarded message|begin aangestuurde boodskap|anfang der weitergeleiteten .{5,20}):$",
    re.IGNORECASE,
)
RULE = re.compile(r"\s*[_=-]{20,}\s*$")
UNDERSCORES = re.compile(r"_{20,}$")
FIELD = re.compile(
    r"\s{0,10}[*_]{0,2}(from|sent|date|to|cc|subject|reply-to|importance"
    r"|van|gestuur(?: op)?|datum|aan|onderwerp|verzonden|afk"
    r"|von|gesendet|an|betreff|de|envoyé(?: le)?|à|objet|sujet|copie à|message du"
    r"|enviado(?: el)?|para|asunto|data|assunto|enviada(?: em)?|da|inviato|a|oggetto"
    r"|från|skickat|till|ämne|fra|sendt|til|emne|kuva|ithunyelwe|iya"
    r"|от|отправлено|кому|тема|发件人|发送时间|收件人|主题)"
    r"\s?[*_]{0,2}\s?[:：]",
    re.IGNORECASE,
)
FIRST = {
    "from", "van", "von", "de", "da", "från", "fra", "kuva", "от", "发件人", "date", "datum", "sent",
    "to", "reply-to", "message du",
}  # fmt: skip
SUBJECT = {
    "subject", "onderwerp", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "ämne",
    "emne", "тема", "主题",
}  # fmt: skip

SENT_FROM = re.compile(
    r"(?:sent|gestuur|verstuur|verzonden|gesendet|von meinem|envoyé|enviado|inviato|sendt|skickat"
    r"|отправлено)\b.{0,20}"
    r"\b(?:from|via|vanaf|van|met|using|with|by|von|depuis|de|desde|do|da|mit|fra|från|с)\b.{1,60}",
    re.IGNORECASE,
)
GET_APP = re.compile(r"(?:get|kry|téléchargez|holen sie) (?:outlook|bluemail|spark)\b.{0,60}", re.IGNORECASE)
DEVICES = re.compile(
    r"iphone|ipad|ipod|phone|android|mobile|mobiel|selfoon|foon|samsung|galaxy|huawei|xiaomi|nokia|blackberry"
    r"|windows|outlook"
    r"|yahoo|mailbox|handheld|tablet|device|toestel|smartphone|mail\.ru|iOS|proton|sparrow|htc|nexus|lte|vodacom|mtn",
    re.IGNORECASE,
)
