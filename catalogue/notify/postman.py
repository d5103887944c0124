"""The port of sending mail, and how a mail is composed."""

import email.policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol

from catalogue.errors import CatalogueError
from catalogue.store.outgoing_mail import WaitingMail

_LONGEST_SUBJECT = 200
#: How long a line of a mail may be, by its standard.
_LINE = 998


class MailError(CatalogueError):
    """A mail could not be handed on; it waits for another attempt."""


class Postman(Protocol):
    """Hands mails on; the same mail handed on twice must be one to the reader."""

    def deliver(self, mail: WaitingMail) -> None:
        """Hand a mail on; raise ``MailError``."""


def composed(mail: WaitingMail, sender: str) -> EmailMessage:
    """Compose a mail; what stands in a header cannot begin another one."""
    message = EmailMessage(policy=email.policy.SMTP)
    domain = sender.rpartition("@")[2].strip("> ") or "localhost"
    try:
        message["From"] = sender
        message["To"] = _one_line(mail.to)
        message["Subject"] = _one_line(mail.subject)[:_LONGEST_SUBJECT]
        message["Date"] = format_datetime(mail.written_at)
        message["Message-ID"] = f"<{mail.message_id}@{domain}>"
        # Machines answer nothing that says it was sent by one.
        message["Auto-Submitted"] = "auto-generated"
        # Links stay whole in plain letters, so that they can be copied from a file too.
        is_plain = mail.text.isascii() and max(map(len, mail.text.splitlines()), default=0) < _LINE
        message.set_content(mail.text, cte="7bit" if is_plain else "quoted-printable")
    except (ValueError, IndexError) as error:
        raise MailError(f"A mail cannot be composed: {error}") from error
    return message


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
