"""What text is stored: the same on both databases, and unchanged wherever it can be."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from catalogue.store.storable import storable, storable_json
from schemas.model import AccessRights, Dataset
from schemas.model.text import text

ANY_TEXT = st.text(st.characters(codec=None))
HARMLESS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(HARMLESS)
def test_harmless_text_is_left_as_it_is(given_text: str) -> None:
    assert storable(given_text) is given_text


@given(ANY_TEXT)
def test_any_text_becomes_storable_and_stays_so(given_text: str) -> None:
    stored = storable(given_text)
    assert "\0" not in stored
    assert stored.encode().decode() == stored
    assert storable(stored) == stored


@given(st.dictionaries(ANY_TEXT, st.lists(ANY_TEXT | st.integers() | st.none(), max_size=3)))
def test_any_json_becomes_what_its_storable_strings_would_give(
    value: dict[str, list[str | int | None]],
) -> None:
    stored = storable_json(value)
    expected = {
        storable(key): [storable(entry) if isinstance(entry, str) else entry for entry in entries]
        for key, entries in value.items()
    }
    assert json.loads(stored) == expected
    assert storable(stored) == stored


@given(HARMLESS)
def test_a_resource_of_harmless_text_is_decoded_as_it_was(title: str) -> None:
    resource = Dataset(identifier="a", access_rights=AccessRights.OPEN, title=text(title))
    assert msgspec.json.decode(storable_json(resource), type=Dataset) == resource


def test_a_backslash_that_only_looks_like_an_escape_is_kept() -> None:
    assert json.loads(storable_json(["\\u0000"])) == ["\\u0000"]
