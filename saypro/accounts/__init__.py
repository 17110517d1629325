"""People: sign-up, sign-in, profiles, roles and sessions.

Owns the person; never knows what people do elsewhere.
"""
