"""Static files under names that change with their content, so that browsers keep them for good."""

from pathlib import Path

from servestatic.storage import CompressedManifestStaticFilesStorage

ROOMS = [folder.parent.parent.name for folder in Path(__file__).parent.parent.glob("*/static/*/")]
_everywhere, IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Imports between our modules are rewritten too: a page never mixes modules of two releases.

    The rewriting only sees imports that end in a semicolon. Packages' scripts are left as they are.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((f"{room}/*.js", IMPORTS) for room in ROOMS),
    )
