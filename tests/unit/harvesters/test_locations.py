"""An address is never taken for a path, however it is written."""

from pathlib import Path

import pytest

from catalogue.errors import RefusedError
from catalogue.services.source_settings import checked_location
from harvesters.dcat import local_path

ODD = ["http:\t//r.example/../../etc/passwd", "https:\n//r.example/", "HTTP:/\t/r.example"]


@pytest.mark.parametrize("location", [*ODD, " http://r.example/", "csw+x://r.example/"])
def test_no_address_is_a_path(location: str) -> None:
    assert local_path(location) is None


@pytest.mark.parametrize("location", ["feeds/rivers.ttl", "/srv/http/rivers.ttl", "https/r.ttl"])
def test_a_path_is_one(location: str) -> None:
    assert local_path(location) == Path(location)


@pytest.mark.parametrize("location", ODD)
def test_nobody_adds_a_source_at_what_parsing_passes_over(location: str) -> None:
    with pytest.raises(RefusedError, match=r"https?://"):
        checked_location(location)
