"""Building the demo's world."""

from saypro.demo.actions.building import build_world

__all__ = ["build_world"]
