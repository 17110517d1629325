"""A real PostgreSQL from a wheel, for when no `DATABASE_URL` is given.

Every verb takes a lease (`lease.py`): a shared file lock that the kernel gives back however the verb ends.
The first one starts a keeper (`keeper.py`), which runs PostgreSQL, starts it again should it crash, and stops
it once nobody holds a lease any more. So several verbs share one server and none is left behind.
"""
