"""The help button on other sites: its keys, and who talks through it."""

from django.db import models

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.models.contacts import Contact
from saypro.kit.refs import new_ref


class WidgetKey(models.Model):
    """A site of the owner that shows the help button: `ref` stands in its pages, which lie at `origins`."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    name = models.CharField(max_length=60)
    origins = models.JSONField(default=list)
    is_on = models.BooleanField(default=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class WidgetVisitor(models.Model):
    """Somebody who wrote through the button, known again by a token of which only the hash is kept."""

    key = models.ForeignKey(WidgetKey, on_delete=models.CASCADE, related_name="visitors")
    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="visitor")
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    began_at = models.DateTimeField()
