"""The postman that the settings name."""

from urllib.parse import urlsplit

from catalogue.errors import SettingsError
from catalogue.notify.folder import FolderPostman
from catalogue.notify.postman import Postman
from catalogue.notify.smtp import SmtpPostman
from catalogue.settings import Settings


def postman_for(settings: Settings) -> Postman:
    """Make the postman; raise ``SettingsError`` when its password cannot be read."""
    if settings.mail_server is None:
        return FolderPostman(settings.home / "mail", settings.mail_from)
    return SmtpPostman(urlsplit(settings.mail_server), settings.mail_from, _password(settings))


def _password(settings: Settings) -> str | None:
    file = settings.mail_password_file
    if file is None:
        return None
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"WAYLEAVE_MAIL_PASSWORD_FILE names {file}, which cannot be read: "
            f"{getattr(error, 'strerror', None) or 'it is not text in UTF-8'}."
        ) from error
