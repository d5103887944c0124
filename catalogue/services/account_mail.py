"""What is written to people about their accounts."""

import msgspec

_SIGNATURE = "This was sent by the data catalogue at {site}. Nobody reads answers to it."


class Letter(msgspec.Struct, frozen=True):
    """A mail's subject and text."""

    subject: str
    text: str


class AccountMail:
    """Letters about accounts; ``site`` is where the service is reached."""

    def __init__(self, site: str) -> None:
        self._site = site.rstrip("/")

    def invitation(self, token: str) -> Letter:
        """Tell somebody that they have an account, and how to set its password."""
        return self._letter(
            "Set the password of your account",
            "An account was made for this address. To use it, set a password within 7 days:",
            self._password_link(token),
            "If you expect no account, do nothing: without a password nobody can use it.",
        )

    def reset(self, token: str) -> Letter:
        """Tell somebody how to set a new password."""
        return self._letter(
            "Set a new password",
            "Somebody, probably you, asked for a new password. To set it within the hour:",
            self._password_link(token),
            "If it was not you, do nothing: your password stays as it is.",
        )

    def changed(self) -> Letter:
        """Tell somebody that their password was changed."""
        return self._letter(
            "Your password was changed",
            "The password of your account was changed, and you were signed out everywhere else.",
            f"If it was not you, set a new one now: {self._site}/password/forgotten",
        )

    def membership(self, organisation: str, *, is_confirmed: bool) -> Letter:
        """Tell somebody what became of their wish to belong to an organisation."""
        done = "confirmed" if is_confirmed else "not confirmed"
        return self._letter(
            f"Your membership was {done}",
            f"Your membership of {organisation} was {done}.",
            f"What you may see now: {self._site}/my-page",
        )

    def _password_link(self, token: str) -> str:
        return f"{self._site}/password/set?token={token}"

    def _letter(self, subject: str, *paragraphs: str) -> Letter:
        return Letter(
            subject, "\n\n".join([*paragraphs, _SIGNATURE.format(site=self._site)]) + "\n"
        )
