"""Ads and their life: categories, fields, photos, posting, search. Never knows who talks about an ad."""
