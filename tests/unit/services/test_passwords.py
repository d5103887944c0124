"""Passwords: what is refused, and that hashing agrees with itself."""

from typing import Literal

import pytest
from argon2 import PasswordHasher

from catalogue.errors import RefusedError
from catalogue.services.password_rules import HASHER, Passwords, refuse_weak
from tests.people import CHEAP, cheap_passwords

E_ACUTE, COMPOSED = "e\u0301", "\u00e9"


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "eleven char",
        "x" * 129,
        "aaaaaaaaaaaa",
        "password1234",
        "Password!!2026",
        "123456789012",
        "alex-invented",
        "AlexInvented1",
    ],
)
def test_what_is_short_or_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(RefusedError, match="three words"):
        refuse_weak(password, email="alex-invented@rivers.example", name="Alex Invented")


@pytest.mark.parametrize("password", ["three plain otters", "x7" * 3 + "kdlqpr", "correct horse b"])
def test_what_is_long_is_taken_whatever_it_is_made_of(password: str) -> None:
    refuse_weak(password, email="alex@rivers.example", name="Alex Invented")


def test_only_the_same_password_fits_its_hash() -> None:
    passwords = cheap_passwords()
    stored = passwords.hashed("three plain otters")
    assert passwords.is_right(stored, "three plain otters")
    assert not passwords.is_right(stored, "three plain otter")
    assert not passwords.is_right("no hash at all", "three plain otters")
    assert not passwords.is_right(None, "the password of no account")


def test_a_letter_is_the_same_however_a_keyboard_composes_it() -> None:
    passwords = cheap_passwords()
    assert passwords.is_right(passwords.hashed(f"caf{E_ACUTE} otters"), f"caf{COMPOSED} otters")


def test_a_password_of_any_characters_can_be_hashed() -> None:
    passwords = cheap_passwords()
    assert passwords.is_right(passwords.hashed("\ud800 \0 otters"), "\ud800 \0 otters")


def test_the_parameters_are_those_recommended_and_others_are_outdated() -> None:
    assert (HASHER.memory_cost, HASHER.time_cost, HASHER.parallelism) == (46 * 1024, 1, 1)
    stored = cheap_passwords().hashed("three plain otters")
    assert stored.startswith("$argon2id$")
    assert not Passwords(CHEAP).is_outdated(stored)
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)).is_outdated(stored)


def test_an_unknown_account_costs_as_much_as_a_known_one() -> None:
    costs: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - its name
            costs.append(str(hash).rpartition("$")[0].rpartition("$")[0])
            return super().verify(hash, password)

    passwords = Passwords(Counting(time_cost=1, memory_cost=8, parallelism=1))
    stored = passwords.hashed("three plain otters")
    passwords.is_right(stored, "wrong")
    passwords.is_right(None, "wrong")
    assert len(costs) == 2
    assert len(set(costs)) == 1
