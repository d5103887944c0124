"""The secret that form tokens are signed with: from a file, or made once for this installation."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from catalogue.errors import SettingsError
from catalogue.settings import Settings

_SHORTEST = 32


def secret_key(settings: Settings) -> str:
    """Return the secret; several machines that serve one installation need one file between them.

    Raise ``SettingsError`` when a file that was named cannot be used.
    """
    if settings.secret_key_file is not None:
        return _read(settings.secret_key_file)
    file = settings.home / "secret.key"
    with suppress(FileExistsError):
        _make(file)
    return _read(file)


def _make(file: Path) -> None:
    """Write a secret that only this user may read; another process may have been quicker."""
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(scratch, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as out:
        out.write(secrets.token_urlsafe(48))
    try:
        os.link(scratch, file)  # all of it, or not at all
    finally:
        scratch.unlink()


def _read(file: Path) -> str:
    try:
        secret = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The secret in {file} cannot be read: {error}.") from error
    if len(secret) < _SHORTEST:
        raise SettingsError(
            f"The secret in {file} is shorter than {_SHORTEST} characters; write a longer one, "
            "such as `openssl rand -base64 48` makes."
        )
    return secret
