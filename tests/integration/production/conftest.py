"""PostgreSQL and Elasticsearch for one installation, with the passwords in files."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.integration.production.rig import Production
from tests.integration.search.faulty_proxy import FaultyProxy


@pytest.fixture
def search_proxy(elasticsearch_url: str) -> Iterator[FaultyProxy]:
    """Stand between the catalogue and its search engine, to cut the one off from the other."""
    with FaultyProxy(elasticsearch_url) as proxy:
        yield proxy


@pytest.fixture
def production(
    tmp_path: Path,
    blank_postgresql_url: str,
    elasticsearch_url: str,
    elasticsearch_prefix: str,
    search_proxy: FaultyProxy,
) -> Production:
    """Make an installation that nothing is started of yet."""
    del elasticsearch_url
    return Production(
        tmp_path,
        {
            "WAYLEAVE_HOME": str(tmp_path / "home"),
            "WAYLEAVE_SECRET_KEY_FILE": _file(tmp_path / "secret_key", "k" * 48),
            "WAYLEAVE_ELASTICSEARCH_PREFIX": elasticsearch_prefix,
            **_address("DATABASE", blank_postgresql_url, tmp_path),
            **_address("ELASTICSEARCH", search_proxy.url, tmp_path),
        },
    )


def _address(of: str, url: str, folder: Path) -> dict[str, str]:
    """Set an address, its password, if it has one, in a file."""
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    bare = urlunsplit(parts._replace(netloc=f"{name}@{host}"))
    if not password:
        return {f"WAYLEAVE_{of}_URL": bare}
    file = _file(folder / f"{of.lower()}_password", password)
    return {f"WAYLEAVE_{of}_URL": bare, f"WAYLEAVE_{of}_PASSWORD_FILE": file}


def _file(path: Path, content: str) -> str:
    path.write_text(content + "\n", encoding="utf-8")
    return str(path)
