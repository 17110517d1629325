"""Forms of this room."""

from saypro.accounts.forms.messaging import AwayForm, MessagingForm
from saypro.accounts.forms.plan import PlanForm
from saypro.accounts.forms.profile import ROLES, PhotoForm, PrivacyForm, ProfileForm, RoleForm

__all__ = [
    "ROLES",
    "AwayForm",
    "MessagingForm",
    "PhotoForm",
    "PlanForm",
    "PrivacyForm",
    "ProfileForm",
    "RoleForm",
]
