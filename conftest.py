"""What every test may ask for."""

import hypothesis

pytest_plugins = [
    "saypro.project.testing.live",
    "saypro.project.testing.browser",
    "saypro.project.testing.queue",
    "saypro.project.testing.workers",
]

hypothesis.settings.register_profile("steady", suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("steady")  # a machine that stands still for a moment is no fault of a test
