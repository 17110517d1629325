"""Serves the conventional view exactly as the product is served."""

import argparse
import os

os.environ["DJANGO_SETTINGS_MODULE"] = "saypro.bench.conventional.settings"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port

    import uvicorn

    uvicorn.run(
        "saypro.bench.conventional.asgi:application", port=port, log_level="warning", access_log=False
    )


if __name__ == "__main__":
    main()
