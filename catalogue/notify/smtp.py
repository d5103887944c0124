"""Mail to a server; what is said to it, it must be able to prove whom it is said to."""

import smtplib
import ssl
from typing import TypeAlias
from urllib.parse import SplitResult, unquote

from catalogue.notify.postman import MailError, composed
from catalogue.store.outgoing_mail import WaitingMail

_PATIENCE = 20.0
_PORTS = {"smtp": 587, "smtps": 465}

_Connection: TypeAlias = smtplib.SMTP


class SmtpPostman:
    """Hands mails to a server, encrypted, its certificate verified.

    Only a server on this very machine is spoken to without encryption if it offers none.
    """

    def __init__(
        self,
        address: SplitResult,
        sender: str,
        password: str | None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._address = address
        self._sender = sender
        self._password = password
        self._trust = trust or ssl.create_default_context()

    def deliver(self, mail: WaitingMail) -> None:
        """Hand a mail to the server; raise ``MailError``."""
        message = composed(mail, self._sender)
        try:
            with self._connected() as connection:
                connection.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            # The server's words may repeat the address it refused; its kind says enough.
            raise MailError(
                f"The mail server {self._host}:{self._port} took no mail: {type(error).__name__}"
            ) from error

    def _connected(self) -> _Connection:
        if self._address.scheme == "smtps":
            connection: _Connection = smtplib.SMTP_SSL(
                self._host, self._port, timeout=_PATIENCE, context=self._trust
            )
        else:
            connection = smtplib.SMTP(self._host, self._port, timeout=_PATIENCE)
            self._encrypt(connection)
        if self._address.username:
            connection.login(unquote(self._address.username), self._password or "")
        return connection

    def _encrypt(self, connection: _Connection) -> None:
        connection.ehlo()
        is_local = self._host in {"127.0.0.1", "::1", "localhost"}
        if is_local and not connection.has_extn("starttls"):
            return
        connection.starttls(context=self._trust)
        connection.ehlo()

    @property
    def _host(self) -> str:
        return self._address.hostname or ""

    @property
    def _port(self) -> int:
        return self._address.port or _PORTS[self._address.scheme]
