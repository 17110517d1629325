"""Forms of this room."""

from saypro.accounts.forms.profile import PhotoForm, PrivacyForm, ProfileForm, RoleForm

__all__ = ["PhotoForm", "PrivacyForm", "ProfileForm", "RoleForm"]
