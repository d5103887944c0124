"""Secrets that are handed out once: what is stored of them is their digest."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """Make a secret of 256 random bits that fits into addresses and cookies."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Make what a token is looked up by; a fast hash is enough for what cannot be guessed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
