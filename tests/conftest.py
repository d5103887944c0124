"""Fixtures of services that more than one suite uses, and how Hypothesis behaves everywhere."""

from hypothesis import HealthCheck, settings

# A busy machine must not fail a test: nothing here is judged by the time it takes.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = [
    "tests.security.guarded_rig",
    "tests.services_elasticsearch",
    "tests.services_postgresql",
    "tests.site",
    "tests.publishing_site",  # these two after what they import, or that would not be rewritten
    "tests.empty_site",
]
