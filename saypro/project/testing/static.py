"""The static files, looked for once and not again for every client."""

from collections.abc import Iterator

import pytest
from servestatic.middleware import ServeStaticMiddleware


@pytest.fixture(autouse=True, scope="session")
def _static_files_are_found_once() -> Iterator[None]:
    """A client of Django's makes the middleware anew, and this one reads every static folder: 80 ms each."""
    found: dict[str, object] = {}
    find = ServeStaticMiddleware.add_files_from_finders

    def find_once(middleware: ServeStaticMiddleware) -> None:
        if not found:
            find(middleware)
            found.update(files=middleware.files, directories=middleware.directories)
        vars(middleware).update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServeStaticMiddleware, "add_files_from_finders", find_once)
        yield
