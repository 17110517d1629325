"""What a worker needs that a web process does not."""

from procrastinate.connector import BaseAsyncConnector, BaseConnector
from procrastinate.contrib.django.django_connector import DjangoConnector


def worker_connector(web: BaseConnector) -> BaseAsyncConnector:
    """Connections to fetch jobs by; `web` is the app's usual connector.

    What a job queues still goes through Django's connection, and so into the job's own transaction. Otherwise
    the new job could run, and find nothing, before the rows it is about are there.
    """
    assert isinstance(web, DjangoConnector)
    worker = web.get_worker_connector()
    worker.get_sync_connector = lambda: web  # type: ignore[method-assign]
    return worker
