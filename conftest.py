"""What every test may ask for."""

pytest_plugins = [
    "saypro.project.testing.live",
    "saypro.project.testing.browser",
    "saypro.project.testing.queue",
]
