"""Telling errors of the database apart by the names of constraints."""

from django.db import IntegrityError


def violated(error: IntegrityError) -> str:
    """The name of the constraint that was violated, "" where the database did not say."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return (diagnosis and diagnosis.constraint_name) or ""
