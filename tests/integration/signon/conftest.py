"""A provider, and a site that sends people to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from frontend.signon import mailing
from tests.empty_site import EmptySite, made_site
from tests.integration.signon.faulty_provider import (
    CLIENT_ID,
    FaultyProvider,
    faulty_provider,
    new_key,
)
from tests.real_provider import real_provider

__all__ = ["keys", "provider", "real_provider", "signon_site"]


@pytest.fixture(scope="session")
def keys() -> tuple[RSAKey, RSAKey]:
    """Make two keys; that takes a moment."""
    return new_key("one"), new_key("two")


@pytest.fixture
def provider(keys: tuple[RSAKey, RSAKey]) -> Iterator[FaultyProvider]:
    """Run a provider that answers rightly until told otherwise."""
    with faulty_provider(keys) as running:
        yield running


@pytest.fixture
def signon_site(provider: FaultyProvider, tmp_path: Path) -> Iterator[EmptySite]:
    """Make a site with single sign-on."""
    site = made_site(
        tmp_path / "home",
        WAYLEAVE_OIDC_ISSUER=provider.issuer,
        WAYLEAVE_OIDC_CLIENT_ID=CLIENT_ID,
        WAYLEAVE_OIDC_NAME="Example Sign-on",
    )
    yield site
    mailing.finish(site.app)
    site.installation.close()
