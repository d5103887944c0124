"""Every statement of a feed is given back: of ours always, of real ones where they are at hand."""

from pathlib import Path

import pytest

from frontend.demo import FEEDS as SAMPLES
from tests.feeds.harvest_trial import FEEDS
from tests.feeds.lossless import NAMES, compared

OURS = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix our: <https://department.example/ns#> .
[] a dcat:Catalog ; dct:title "Ours" ; our:office [ our:floor 2 ] ;
    dcat:dataset [ a dcat:Dataset ; dct:identifier "1" ; dct:title "One" ; our:cost 3 ] ,
        [ a dcat:Dataset ; dct:identifier "2" ; dct:title "Two" ;
          dcat:distribution [ our:kept "yes" ] ] ,
        [ a dcat:Dataset ; dct:identifier "3" ] .
[] our:said "to nobody" .
"""


def test_what_belongs_to_no_record_and_what_was_refused_is_given_back_too(tmp_path: Path) -> None:
    (tmp_path / "ours.ttl").write_text(OURS, encoding="utf-8")
    found = compared(tmp_path / "ours.ttl", "ours")
    assert (found.lost, found.given) == ((), found.sent)


def test_nothing_of_a_sample_feed_is_lost() -> None:
    found = compared(SAMPLES / "coastal-affairs.ttl", "coastal-affairs")
    assert found.lost == ()
    assert found.sent > 100


@pytest.mark.skipif(not FEEDS.is_dir(), reason="there are no example feeds at ../shared/feeds")
@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_real_feed_is_lost(name: str) -> None:
    assert compared(FEEDS / name, name).lost == ()
