"""A word that stands only in a restricted place is found by nobody below its tier.

Every text of the generated records ends in a word of its own, restricted fields, file names and
hidden records among them: each is a canary.
"""

import base64
import random
import re
from collections.abc import Iterator
from urllib.parse import quote

import msgspec
import pytest

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from catalogue.services.indexing import IndexingService
from search.query import SearchQuery
from search.tantivy_engine import TantivyEngine
from tests.security import corpora

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_SIZE = 400


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return corpora.with_hidden_parts(_SIZE)


@pytest.fixture(scope="module")
def discovery(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Discovery]:
    home = tmp_path_factory.mktemp("canaries")
    store = corpora.stored(records, home / "db.sqlite3")
    engine = TantivyEngine(home / "index")
    IndexingService(store, engine).index([record.id for record in records])
    yield Discovery(store, engine)
    store.close()


def canaries_of(records: list[Record]) -> set[str]:
    return {word for record in records for word in corpora.canaries(record)}


def hidden_from(records: list[Record], audience: Audience) -> list[str]:
    """List the words that stand only where the audience may not look, in a random order."""
    seen = canaries_of(corpora.without_hidden_parts(records, audience))
    hidden = sorted(canaries_of(records) - seen)
    random.Random(7).shuffle(hidden)  # noqa: S311 - which of them are tried need not be secret
    return hidden


@pytest.mark.parametrize("audience", list(Audience))
def test_a_hidden_word_is_found_by_no_query(
    discovery: Discovery, records: list[Record], audience: Audience
) -> None:
    hidden = hidden_from(records, audience)
    assert len(hidden) > 1_000
    for word in hidden[:250]:
        for words in (word, word.upper(), f'"{word}"', f"{word[:-1]}*"):
            found = discovery.search(audience, SearchQuery(words=words))
            assert (found.total, found.hits) == (0, ()), words
        assert discovery.suggest(audience, word[:-2]) == ()


@pytest.mark.parametrize("audience", list(Audience))
def test_a_hidden_word_stands_in_no_answer_in_any_spelling(
    discovery: Discovery, records: list[Record], audience: Audience
) -> None:
    given = b"\n".join(
        answer for _, answer in corpora.everything_given(discovery, audience, records)
    ).lower()
    hidden = hidden_from(records, audience)
    told = {word.decode() for word in re.findall(rb"zq[0-9a-f]+", given)}
    assert told
    assert told.isdisjoint(hidden)
    for word in hidden[:200]:
        raw = word.encode()
        encoded = (raw.hex().encode(), base64.b64encode(raw).lower()[:-4], quote(word).encode())
        assert not [each for each in encoded if each in given], word


def test_the_words_are_found_by_who_may_see_them(
    discovery: Discovery, records: list[Record]
) -> None:
    """The canaries sing: names of variables are found by the accredited, and not by the public."""
    sung = 0
    for record in records:
        public = _variable_words(discovery, Audience.PUBLIC, record)
        accredited = _variable_words(discovery, Audience.ACCREDITED, record)
        for word in sorted(accredited - public)[:3]:
            found = discovery.search(Audience.ACCREDITED, SearchQuery(words=word))
            assert [hit.id for hit in found.hits] == [record.id]
            assert discovery.search(Audience.PUBLIC, SearchQuery(words=word)).total == 0
            sung += 1
    assert sung > 20


def _variable_words(discovery: Discovery, audience: Audience, record: Record) -> set[str]:
    if record.visibility.hiding is not None:
        return set()
    tables = getattr(discovery.record(audience, record.id).resource, "tables", ())
    names = [v.name for table in tables for v in table.variables]
    return {word for word in " ".join(names).split() if word.startswith("zq")}


@pytest.mark.parametrize("audience", list(Audience))
def test_a_hidden_record_is_not_told_from_one_that_never_was(
    discovery: Discovery, records: list[Record], audience: Audience
) -> None:
    shown = {record.id for record in corpora.without_hidden_parts(records, audience)}
    hidden = [record for record in records if record.id not in shown]
    assert hidden
    absent = "00000000-0000-4000-8000-000000000000"
    for record in hidden:
        for give in (corpora.record_given, corpora.similar_given):
            given = give(discovery, audience, record.id)
            assert given.replace(record.id.encode(), absent.encode()) == give(
                discovery, audience, absent
            )
    everybody = msgspec.json.encode(discovery.search(audience, SearchQuery(limit=1_000)))
    assert not [record for record in hidden if record.id.encode() in everybody]
