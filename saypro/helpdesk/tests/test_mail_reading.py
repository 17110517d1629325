"""Bytes become letters: decoded, made harmless, with their files, and never an exception."""

from base64 import b64encode
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO

import pytest
from PIL import Image

from saypro.helpdesk.mail import Letter, Party, Verdicts, read
from saypro.helpdesk.mail.markup import with_pictures

HEAD = b"From: Thandi Nkosi <thandi@Example.com>\r\nTo: help@example.com\r\nSubject: Bicycle\r\n"


def letter(text: str = "", **headers: str) -> Letter:
    lines = {"From": "thandi@example.com", "Subject": "Bicycle", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return read(f"{head}\r\n{text}".encode())


def page(markup: str) -> Letter:
    return letter(markup, Content_Type="text/html; charset=utf-8")


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    return out.getvalue()


def test_a_plain_mail_is_read() -> None:
    read_ = read(
        HEAD + b"Cc: A Friend <friend@example.com>, undisclosed:;\r\nReply-To: desk@example.com\r\n"
        b"Message-ID: <1@example.com>\r\nIn-Reply-To: <0@example.com>\r\n"
        b"References: <a@x> <0@example.com>\r\n"
        b"Date: Mon, 3 Nov 2025 14:05:00 +0200\r\n\r\nIs it still there?\r\n"
    )
    assert read_.sender == Party("thandi@example.com", "Thandi Nkosi")
    assert read_.recipients == (Party("help@example.com"), Party("friend@example.com", "A Friend"))
    assert read_.reply_to == Party("desk@example.com")
    assert (read_.message_id, read_.in_reply_to) == ("<1@example.com>", ("<0@example.com>",))
    assert read_.references == ("<a@x>", "<0@example.com>")
    assert read_.sent_at == datetime(2025, 11, 3, 12, 5, tzinfo=UTC)
    assert (read_.subject, read_.text) == ("Bicycle", "Is it still there?")
    assert (read_.automatic, read_.bounce, read_.fault, read_.notes, read_.repaired) == ("", None, "", (), ())


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("=?utf-8?q?Fiets_te_koop_=E2=82=AC?=", "Fiets te koop €"),
        ("=?utf-8?b?4oI=?= =?utf-8?b?rCA1?=", "€ 5"),
        ("=?UTF-8?Q?Was?= is =?iso-8859-1*de?q?das=3F?=", "Was is das?"),
        ("=?x-nothing?q?a?= b", "a b"),
        ("Fiets é", "Fiets é"),
        ("=?iso-8859-1?q?Fr=F6sche?=", "Frösche"),
        ("=?utf-8?q?one=0D=0ABcc:_eve@example.com?=", "one Bcc: eve@example.com"),
        ("gpj=?utf-8?b?4oCu?=.exe", "gpj.exe"),
    ],
)
def test_subjects_are_decoded_into_one_line(told: str, meant: str) -> None:
    assert letter(Subject=told).subject == meant


@pytest.mark.parametrize(
    ("told", "address", "name"),
    [
        ('"Nkosi, Thandi" <t@example.com>', "t@example.com", "Nkosi, Thandi"),
        ("t@example.com (Thandi)", "t@example.com", "Thandi"),
        ("=?utf-8?q?Th=C3=A9?= <t@example.com>, eve@example.com", "t@example.com", "Thé"),
        ('"help@example.com" <eve@example.org>', "eve@example.org", "help@example.com"),
        ("help@example.com <eve@example.org>", "eve@example.org", "help@example.com"),
        ("Friends: t@example.com, b@example.com;", "t@example.com", ""),
        ("only a name", "", "only a name"),
        ("(((((((", "", ""),
    ],
)
def test_senders_are_found(told: str, address: str, name: str) -> None:
    sender = letter(From=told).sender
    assert sender.address == address
    assert sender.name == name or not name


@pytest.mark.parametrize(
    ("date", "received", "sent"),
    [
        ("Mon, 3 Nov 2025 14:05:00 +0200", "", "2025-11-03T12:05:00+00:00"),
        ("yesterday", "", None),
        ("yesterday", "from a by b; Mon, 3 Nov 2025 12:06:00 +0000", "2025-11-03T12:06:00+00:00"),
        (
            "Mon, 3 Nov 2036 14:05:00 +0200",
            "from a by b; Mon, 3 Nov 2025 12:06:00 +0000",
            "2025-11-03T12:06:00+00:00",
        ),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "", None),
        ("Mon, 3 Nov 99999 14:05:00 +9999999", "", None),
    ],
)
def test_the_moment_is_the_senders_unless_it_is_nonsense(date: str, received: str, sent: str | None) -> None:
    found = letter(Date=date, **({"Received": received} if received else {})).sent_at
    assert (found and found.isoformat()) == sent


@pytest.mark.parametrize(
    ("declared", "data", "meant", "is_repaired"),
    [
        ("utf-8", "Môre €".encode(), "Môre €", False),
        ("iso-8859-1", "Môre €".encode("cp1252"), "Môre €", False),
        ("us-ascii", "Môre €".encode(), "Môre €", True),
        ("utf-8", "Môre €".encode("cp1252"), "Môre €", True),
        ("x-no-such", "Môre".encode(), "Môre", True),
        ("zlib_codec", b"plain", "plain", False),
        ("zlib_codec", "Môre".encode(), "Môre", True),
        ("punycode", "Môre".encode(), "Môre", True),
        ("utf-16", "Môre".encode("utf-16"), "Môre", False),
        (
            "utf-8",
            "Môre, hê jy nog die fietsë vir €5 of €".encode()[:-1],
            "Môre, hê jy nog die fietsë vir €5 of �",
            True,
        ),
        ("iso-2022-jp", "すみません".encode("iso2022_jp"), "すみません", False),
        ("", "すみません".encode("iso2022_jp"), "すみません", True),
    ],
)
def test_charsets_are_repaired(declared: str, data: bytes, meant: str, is_repaired: bool) -> None:
    found = read(HEAD + f"Content-Type: text/plain; charset={declared}\r\n\r\n".encode() + data)
    assert (found.text, bool(found.repaired)) == (meant, is_repaired)


def test_markup_is_made_harmless_and_fetches_nothing() -> None:
    found = page(
        "<style>p{background:url(http://spy.example/1)}</style><script>alert(1)</script>"
        '<base href=//eve.example><meta http-equiv=refresh content="0;url=http://eve.example">'
        "<form action=/x><input></form><iframe src=//x></iframe>"
        '<p style="position:fixed" onclick="alert(1)" class=x id=y>Hello '
        '<a href="javascript:alert(1)">there</a></p>'
        '<img src="http://spy.example/2?a=1&amp;b=2" width=1><img src="//spy.example/3">'
        '<img src="data:image/png;base64,x"><img src="cid:photo"><img src="blocked:0">'
        "<svg onload=alert(1)></svg>"
    )
    bad = [
        "spy.example",
        "script",
        "style",
        "alert",
        "form",
        "iframe",
        "position",
        "onclick",
        "data:",
        "<svg",
    ]
    assert [word for word in bad if word in found.html] == []
    assert found.remote_pictures == ("http://spy.example/2?a=1&b=2",)
    assert found.html.count("blocked:") == 1
    assert 'src="cid:photo"' in found.html
    assert 'src="http://spy.example/2?a=1&amp;b=2"' in with_pictures(found.html, found.remote_pictures)
    assert found.text.startswith("Hello there")


def test_a_page_alone_is_told_as_text() -> None:
    found = page(
        "<p>Hello</p><ul><li>one<li>two</ul><a href='https://example.com/x'>look</a><br>bye"
        "<div>On Mon, 3 Nov 2025 at 14:05, SayPro wrote:"
        "<blockquote>Is it there?<br>Really?</blockquote></div>"
    )
    assert found.text == "Hello\n\n- one\n- two\nlook <https://example.com/x>\nbye"
    assert found.folded.endswith("> Is it there?\n> Really?")


def test_files_are_known_by_content() -> None:
    mail = EmailMessage()
    mail["From"] = "thandi@example.com"
    mail.set_content("Look")
    mail.add_alternative('<p>Look</p><img src="cid:photo@x">', subtype="html")
    mail.get_payload()[1].add_related(picture(), "image", "png", cid="<photo@x>", filename="../../é.png")  # type: ignore[union-attr, index]
    mail.add_attachment(b"MZ\x90\0\3\0\0\0", "image", "jpeg", filename="holiday.jpg")
    mail.add_attachment(
        b"%PDF-1.4\nstartxref\n0\n%%EOF", "application", "octet-stream", filename="invoice.exe"
    )
    inner = EmailMessage()
    inner["Subject"] = "Within"
    inner.set_content("deep")
    mail.add_attachment(inner, filename="forwarded.eml")
    found = read(mail.as_bytes())
    assert found.text == "Look"
    assert [
        (each.name, each.content_type, bool(each.refusal), each.is_inline) for each in found.enclosures
    ] == [
        ("é.png", "image/png", False, True),
        ("holiday-jpg.bin", "application/octet-stream", True, False),
        ("invoice-exe.pdf", "application/pdf", False, False),
        ("forwarded.eml", "message/rfc822", False, False),
    ]
    assert found.enclosures[0].content_id == "photo@x"
    assert found.enclosures[0].data == picture()
    assert b"deep" in found.enclosures[3].data


def test_words_in_several_parts_are_all_told() -> None:
    body = (
        b"--b\r\n\r\none\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>two</p>\r\n--b\r\n\r\nthree\r\n--b--\r\n"
    )
    assert read(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body).text == "one\ntwo\nthree"


def test_what_is_no_mail_is_all_text() -> None:
    assert read(b"Hello,\nis it: still there?").text == "Hello,\nis it: still there?"
    assert read(b"Note: one line only").text == "Note: one line only"
    assert read(b"").text == ""


@pytest.mark.parametrize(
    ("headers", "sign"),
    [
        ({"Auto-Submitted": "auto-replied; x=y"}, "auto-submitted"),
        ({"Auto-Submitted": "no"}, ""),
        ({"Return-Path": "<>"}, "null return path"),
        ({"Precedence": "Bulk"}, "precedence"),
        ({"X-Auto-Response-Suppress": "All"}, "asks for no answer"),
        ({"X-Autoreply": "yes"}, "autoresponder"),
        ({"List-Id": "<x.example.com>"}, "list"),
        ({"From": "No-Reply <no-reply@example.com>"}, "sent by a machine"),
        ({"From": "Norepo <norepo@example.com>"}, ""),
        ({"Subject": "Out of office: back on Monday"}, "subject"),
        ({"Subject": "Buite kantoor"}, "subject"),
        ({"Subject": "Outomatiese antwoord: Fiets"}, "subject"),
        ({"Subject": "Automatisch antwoord: Fiets"}, "subject"),
        ({"Subject": "Automatische Antwort: Rad"}, "subject"),
        ({"Subject": "Réponse automatique : vélo"}, "subject"),
        ({"Subject": "Respuesta automática: bici"}, "subject"),
        ({"Subject": "Resposta automática: bici"}, "subject"),
        ({"Subject": "Risposta automatica: bici"}, "subject"),
        ({"Subject": "Autosvar: cykel"}, "subject"),
        ({"Subject": "Impendulo ezenzakalelayo"}, "subject"),
        ({"Subject": "Автоответ"}, "subject"),
        ({"Subject": "My automatic gate is out of order"}, ""),
    ],
)
def test_mail_of_machines_is_told_from_mail_of_people(headers: dict[str, str], sign: str) -> None:
    found = letter("Hello", **headers)
    assert found.automatic == sign
    assert found.is_automatic is bool(sign)


def report(status: str, action: str) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example.net\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "Return-Path: <>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\n\r\nIt could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; Thandi@example.com\r\n"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 no such person\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <ours@example.com>\r\nSubject: News\r\n\r\n"
        "Hi\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("status", "action", "kind"), [("5.1.1", "failed", "hard"), ("4.4.1", "delayed", "soft")]
)
def test_bounces_tell_which_mail_of_ours_came_back(status: str, action: str, kind: str) -> None:
    found = read(report(status, action))
    assert found.is_automatic
    assert found.bounce
    assert (found.bounce.kind, found.bounce.addresses) == (kind, ("Thandi@example.com",))
    assert found.bounce.message_id == "<ours@example.com>"
    assert found.bounce.why == "smtp; 550 no such person"


def test_a_person_quoting_a_bounce_is_no_bounce() -> None:
    found = letter(
        "I got this:\n> 550 <thandi@example.com>: no such person\n> Final-Recipient: rfc822; a@example.com"
    )
    assert found.bounce is None
    assert not found.is_automatic


RESULTS = "mx.example.org; spf=pass smtp.mailfrom=example.com; dkim=pass; dmarc={} header.from={}"


@pytest.mark.parametrize(
    ("headers", "is_verified"),
    [
        ({"Authentication-Results": RESULTS.format("pass", "example.com")}, True),
        ({"Authentication-Results": RESULTS.format("fail", "example.com")}, False),
        ({"Authentication-Results": RESULTS.format("pass", "eve.example")}, False),
        ({"Authentication-Results": RESULTS.format("pass", "example.com").replace("mx.", "mx2.")}, False),
        ({"Authentication-Results": RESULTS.format("pass", "example.com"), "FROM": "b@example.com"}, False),
        ({"Authentication-Results": "mx.example.org; =;;=;("}, False),
        ({}, False),
    ],
)
def test_only_a_trusted_server_vouches_for_a_sender(headers: dict[str, str], is_verified: bool) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    raw = f"{head}From: thandi@example.com\r\n\r\nHi".encode()
    assert read(raw, trusted_host="mx.example.org").is_verified is is_verified
    assert read(raw).is_verified is False
    assert read(raw).verdicts == Verdicts()


def test_a_forged_verdict_below_the_real_one_does_not_count() -> None:
    real, forged = (RESULTS.format(word, "example.com") for word in ("fail", "pass"))
    raw = (
        f"Authentication-Results: {real}\r\nAuthentication-Results: {forged}\r\nFrom: a@example.com\r\n\r\nHi"
    )
    assert read(raw.encode(), trusted_host="mx.example.org").is_verified is False


def test_base64_that_is_none_stays_words() -> None:
    head = HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n"
    assert read(head + b64encode(b"hello there")).text == "hello there"
    assert read(head + b"Is the bicycle\r\nstill for sale?").text == "Is the bicycle\nstill for sale?"
