"""The days of the week, Monday first."""

from django.utils.translation import gettext_lazy as _

WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
