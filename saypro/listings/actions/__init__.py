"""Everything that changes an ad."""

from saypro.listings.actions.categories import lay_categories

__all__ = ["lay_categories"]
