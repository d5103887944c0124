"""The command as ``tests.integration.command`` runs it."""

from tests.integration.command.conftest import feed, wayleave

__all__ = ["feed", "wayleave"]
