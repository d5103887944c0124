"""Fixtures of services that more than one suite uses."""

pytest_plugins = ["tests.services_postgresql", "tests.services_elasticsearch"]
