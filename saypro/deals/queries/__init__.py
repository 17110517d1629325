"""Reads of offers, deals and reviews; never writes."""

from saypro.deals.queries.reviewing import reviewing

__all__ = ["reviewing"]
