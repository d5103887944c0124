"""Mail into a folder, one file each: for trying the service without a mail server."""

import os
from pathlib import Path

from catalogue.notify.postman import MailError, composed
from catalogue.store.outgoing_mail import WaitingMail


class FolderPostman:
    """Writes mails as files that mail programs open."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def deliver(self, mail: WaitingMail) -> None:
        """Write a mail whole or not at all, readable by this user only: it may hold a link."""
        content = composed(mail, self._sender).as_bytes()
        name = f"{mail.written_at:%Y%m%dT%H%M%S}-{mail.message_id}"
        part = self._folder / f"{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as to:
                to.write(content)
            part.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise MailError(f"{self._folder} cannot be written: {error.strerror}") from error
