"""The form by which the office writes to members of its choice."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.accounts.models import Role, User
from saypro.conversations.panes import BodyField

MOST = 100


class MembersField(forms.CharField):
    """Members by e-mail address or profile name, one a line or parted by commas; each once."""

    def clean(self, value: Any) -> list[User]:
        names = list(dict.fromkeys(super().clean(value).replace(",", "\n").lower().split()))
        if len(names) > MOST:
            raise ValidationError(_("Write to at most {most} members at once.").format(most=MOST))
        found = User.objects.filter(
            Q(email__in=names) | Q(handle__in=names), is_active=True, role=Role.MEMBER
        )
        members = {name: member for member in found for name in (member.email.lower(), member.handle)}
        if unknown := [name for name in names if name not in members]:
            sentence = _("Nobody here is called {names}. Check them, or take them out.")
            raise ValidationError(sentence.format(names=", ".join(unknown[:5])))
        return list({members[name].pk: members[name] for name in names}.values())


class OutreachForm(forms.Form):
    """The same form sent twice writes to nobody twice."""

    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    members = MembersField(
        label=gettext_lazy("To"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=gettext_lazy(
            "E-mail addresses or profile names, one a line. Each gets a ticket of their own."
        ),
        error_messages={"required": gettext_lazy("Say to whom: an e-mail address or a profile name.")},
    )
    subject = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Say in a few words what it is about.")},
    )
    body = BodyField(
        label=gettext_lazy("Your message"), widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_id": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_client_id(self) -> UUID:
        given: UUID | None = self.cleaned_data["client_id"]
        return given or uuid4()
