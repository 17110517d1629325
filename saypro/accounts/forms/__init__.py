"""Forms of this room."""

from saypro.accounts.forms.messaging import AwayForm, MessagingForm
from saypro.accounts.forms.profile import PhotoForm, PrivacyForm, ProfileForm, RoleForm

__all__ = ["AwayForm", "MessagingForm", "PhotoForm", "PrivacyForm", "ProfileForm", "RoleForm"]
