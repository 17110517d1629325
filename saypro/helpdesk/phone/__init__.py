"""The telephone: numbers, the menu callers hear, and the webhooks of a voice service, signed and as TwiML.

Asks no table; who called and what comes of it is decided in `actions/calls.py` and `actions/voice.py`.
"""
