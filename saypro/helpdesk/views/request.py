"""The request of a signed-in person."""

from saypro.conversations.panes import Request, wants_json

__all__ = ["Request", "wants_json"]
