"""Passwords: which ones are taken, and how they are hashed and compared."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from catalogue.services.addresses import UnusableFieldError

#: OWASP's second choice for argon2id, the strongest that a small machine answers in a tenth of a
#: second: 46 MiB, once through, one lane.
HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)

_SHORTEST = 12
_LONGEST = 128
_FEWEST_DIFFERENT = 5
#: Words that lists of stolen passwords are full of; with digits and marks around them no better.
_WORN = {
    "abc", "abcdef", "abcdefg", "abcdefgh", "admin", "administrator", "changeme", "chelsea",
    "dragon", "football", "iloveyou", "letmein", "liverpool", "login", "master", "monkey",
    "password", "passwordpassword", "passw", "passwd", "qwerty", "qwertyuiop", "qwertyuiopasdf",
    "secret", "summer", "sunshine", "wayleave", "welcome", "winter",
}  # fmt: skip
#: Each hash takes its memory: so many at once, and the rest wait their turn.
_AT_ONCE = 4


class Passwords:
    """Hashes passwords, and compares at the same cost whether there is a hash or not."""

    def __init__(self, hasher: PasswordHasher = HASHER) -> None:
        self._hasher = hasher
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._nobodys: str | None = None

    def hashed(self, password: str) -> str:
        """Hash a password."""
        with self._turns:
            return self._hasher.hash(_normal(password))

    def is_right(self, stored: str | None, password: str) -> bool:
        """Tell whether a password fits a hash; without one, take as long and say no."""
        against = stored or self._hash_of_nobody()
        try:
            with self._turns:
                self._hasher.verify(against, _normal(password))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    def is_outdated(self, stored: str) -> bool:
        """Tell whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(stored)

    def _hash_of_nobody(self) -> str:
        if self._nobodys is None:
            self._nobodys = self.hashed("the password of no account")
        return self._nobodys


def refuse_weak(password: str, *, email: str, name: str) -> None:
    """Raise ``UnusableFieldError`` for a password that is short or guessed soon."""
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise UnusableFieldError(
            "password",
            f"The password must have {_SHORTEST} to {_LONGEST} characters; three words that have "
            "nothing to do with one another make a good one.",
        )
    folded = _normal(password).casefold()
    letters = "".join(c for c in folded if c.isalpha())
    own = {email.partition("@")[0].casefold(), "".join(name.casefold().split())}
    if len(set(folded)) < _FEWEST_DIFFERENT or letters in _WORN | own or not letters:
        raise UnusableFieldError(
            "password",
            "The password is among those that are guessed first; three words that have nothing to "
            "do with one another make a better one.",
        )


def _normal(password: str) -> str:
    """Make the same characters the same, however a keyboard composes them."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())
