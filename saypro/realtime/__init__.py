"""Who listens to what, now: topics, the hub, the socket, presence and the bus between processes.

Stores nothing.
"""
