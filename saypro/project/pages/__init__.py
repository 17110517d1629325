"""Requests on their way to Django: paced, in a fair line, with an end to long bodies."""
