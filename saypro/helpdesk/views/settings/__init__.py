"""The office's settings, for its leads and administrators."""
