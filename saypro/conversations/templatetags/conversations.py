"""What templates of this room say about files."""

from django import template

from saypro.conversations.attached import icon_name, standing

register = template.Library()
register.filter("icon_name", icon_name)
register.filter("standing", standing)
