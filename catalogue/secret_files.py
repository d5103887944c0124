"""Secrets in files: read when they are needed, so that no setting ever holds one."""

from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from catalogue.errors import SettingsError

_LONGEST = 4_096


def secret_in(file: Path) -> str:
    """Return the secret in a file, without the line's end; raise ``SettingsError``."""
    try:
        with file.open(encoding="utf-8") as opened:
            secret = opened.read(_LONGEST + 1).strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(f"The secret in {file} cannot be read: {why}.") from error
    if not secret or len(secret) > _LONGEST or not secret.isprintable():
        raise SettingsError(f"The secret in {file} must be one line of up to {_LONGEST:,} signs.")
    return secret


def with_password(address: str, file: Path | None) -> str:
    """Return an address with the password of its user from a file: never show what comes of it."""
    if file is None:
        return address
    parts = urlsplit(address)
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(secret_in(file), safe='')}@{host}"))


def has_password(address: str) -> bool:
    """Tell whether an address holds a password."""
    return ":" in urlsplit(address).netloc.rpartition("@")[0]


def has_user(address: str) -> bool:
    """Tell whether an address names a user."""
    return bool(urlsplit(address).netloc.rpartition("@")[0])
