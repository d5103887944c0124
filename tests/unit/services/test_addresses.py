"""Addresses and names: what can be mailed and shown, and nothing that could do harm there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.errors import RefusedError
from catalogue.services.addresses import checked_address, checked_domain, checked_name, domain_of


@pytest.mark.parametrize(
    "given_",
    ["", "alex", "alex@", "@rivers.example", "a b@rivers.example", "a@b@rivers.example", "a@rivers",
     "a@-rivers.example", "a@rivers.example\nBcc: all@rivers.example", "a,b@rivers.example",
     "<a@rivers.example>", "a" * 250 + "@rivers.example", "a\x1bb@rivers.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(given_: str) -> None:
    with pytest.raises(RefusedError, match="e-mail address"):
        checked_address(given_)


def test_an_address_is_taken_as_written_without_space_around_it() -> None:
    assert checked_address(" Alex.O'Neill+1@Rivers.example\n") == "Alex.O'Neill+1@Rivers.example"


@given(st.text())
def test_an_address_that_is_taken_holds_one_at_and_no_space_or_control(text: str) -> None:
    try:
        address = checked_address(f"{text}@rivers.example")
    except RefusedError:
        return
    assert address.count("@") == 1
    assert address.isprintable()
    assert not any(c.isspace() for c in address)
    assert domain_of(address) == "rivers.example"


def test_a_domain_is_kept_in_small_letters_without_its_at() -> None:
    assert checked_domain(" @Rivers.Example ") == "rivers.example"
    with pytest.raises(RefusedError, match="no domain"):
        checked_domain("https://rivers.example/")


#: A domain that anybody can register, or that is none, and what folding would make of it.
LOOKALIKES = (
    "stra\u00dfe.example",
    "rivers\u017f.example",
    "\u212aent.example",
    "r\u0131vers.example",
)


@pytest.mark.parametrize("domain", LOOKALIKES)
def test_a_domain_in_other_letters_is_not_taken_for_the_one_that_it_folds_into(domain: str) -> None:
    assert domain_of(f"alex@{domain}") == ""
    with pytest.raises(RefusedError):
        checked_address(f"alex@{domain}")
    with pytest.raises(RefusedError):
        checked_domain(domain)


def test_a_name_is_kept_with_plain_spaces() -> None:
    assert checked_name("  Alex \n Invented ") == "Alex Invented"
    for nothing in ("", "  ", "x" * 201, "a\0b"):
        with pytest.raises(RefusedError):
            checked_name(nothing)


def test_what_is_no_address_has_no_domain() -> None:
    assert domain_of("alex") == domain_of("") == ""
