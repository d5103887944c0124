"""A mail is one mail: nothing that stands in it begins a header, a recipient or another mail."""

import email
import email.policy

from hypothesis import given
from hypothesis import strategies as st

from catalogue.notify.delivering import pause_after
from catalogue.notify.postman import composed
from catalogue.store.outgoing_mail import WaitingMail
from tests.people import NOW

SENDER = "Catalogue <no-reply@catalogue.example>"


def mail(**changes: object) -> WaitingMail:
    fields: dict[str, object] = {
        "number": 1,
        "message_id": "abc",
        "to": "alex@rivers.example",
        "subject": "A subject",
        "text": "Text.\n",
        "written_at": NOW,
        "attempts": 0,
    }
    return WaitingMail(**{**fields, **changes})  # type: ignore[arg-type]  # a test's shorthand


@given(st.text(), st.text())
def test_whatever_the_subject_and_text_hold_the_headers_are_ours(subject: str, text: str) -> None:
    sent = composed(mail(subject=subject, text=text), SENDER).as_bytes()
    read = email.message_from_bytes(sent, policy=email.policy.default)
    assert read["To"] == "alex@rivers.example"
    assert read.get_all("From") == [SENDER]
    assert "Bcc" not in read
    assert len(read.get_all("Subject", [])) == 1


def test_a_line_break_in_a_header_becomes_a_space() -> None:
    sent = composed(mail(subject="One\r\nBcc: all@rivers.example"), SENDER)
    assert sent["Subject"] == "One Bcc: all@rivers.example"
    assert sent["Bcc"] is None


def test_the_same_mail_composed_twice_has_the_same_id() -> None:
    assert composed(mail(), SENDER)["Message-ID"] == "<abc@catalogue.example>"


def test_a_link_stays_whole_on_its_line() -> None:
    link = "http://127.0.0.1:8000/password/set?token=" + "x" * 80
    assert link in composed(mail(text=f"Here:\n{link}\n"), SENDER).as_string()


def test_pauses_grow_and_end_growing() -> None:
    pauses = [pause_after(attempts) for attempts in range(40)]
    assert pauses == sorted(pauses)
    assert pauses[0].total_seconds() == 60
    assert pauses[-1].total_seconds() == 6 * 3600
