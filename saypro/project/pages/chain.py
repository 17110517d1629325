"""Django's middleware and views, in a few threads of their own."""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

STATIC = "servestatic.middleware.ServeStaticMiddleware"


class Chain(BaseHandler):
    """The whole way from the first middleware to the view and back in one thread.

    As coroutines, every middleware would hand over to a thread and back again: 2 ms a page.
    """

    def __init__(self, threads: int) -> None:
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="page")
        everything = settings.MIDDLEWARE
        settings.MIDDLEWARE = [name for name in everything if name != STATIC]  # Django takes no list
        try:
            self.load_middleware()
        finally:
            settings.MIDDLEWARE = everything

    async def respond(self, request: HttpRequest) -> HttpResponseBase:
        """The response. Whoever leaves before it is there waits for the thread all the same."""
        work = asyncio.get_running_loop().run_in_executor(
            self.threads, contextvars.copy_context().run, self.respond_here, request
        )
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait([work])
            raise

    def respond_here(self, request: HttpRequest) -> HttpResponseBase:
        """With the connection given back at once: a slow reader of the answer needs none."""
        try:
            return self.get_response(request)
        finally:
            close_old_connections()
