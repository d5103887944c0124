"""Mail goes out: once each, later when it cannot, in files or to a server that proves itself."""

import email
import email.policy
import socket
import ssl
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from catalogue.errors import SettingsError
from catalogue.jobs.runner import runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.notify.choosing import postman_for
from catalogue.notify.delivering import MAIL_LOCK, Delivery
from catalogue.notify.folder import FolderPostman
from catalogue.notify.postman import MailError
from catalogue.notify.smtp import SmtpPostman
from catalogue.settings import Settings
from catalogue.store import Store, Topic
from catalogue.store.outgoing_mail import WaitingMail
from search.errors import SearchError
from tests.mail_server import mail_server
from tests.people import SetClock

SENDER = "no-reply@catalogue.example"


class Faulty:
    """A postman that takes nothing until it is mended."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.is_mended = False

    def deliver(self, mail: WaitingMail) -> None:
        if not self.is_mended:
            raise MailError("no server")
        self.taken.append(mail.text)


def write(store: Store, clock: SetClock, *texts: str) -> None:
    with store.unit_of_work() as work:
        for text in texts:
            work.mail.add("alex@rivers.example", "Subject", text, clock())


def test_a_mail_that_could_not_be_sent_waits_longer_each_time_and_goes_in_the_end(
    store: Store, clock: SetClock
) -> None:
    postman = Faulty()
    delivery = Delivery(store, postman, clock)
    write(store, clock, "one")
    assert delivery.do() == 0
    assert not delivery.is_due()
    clock.move(minutes=1)
    assert delivery.do() == 0
    clock.move(minutes=1)
    assert not delivery.is_due()
    postman.is_mended = True
    clock.move(minutes=1)
    assert delivery.do() == 1
    assert postman.taken == ["one"]
    clock.move(days=1)
    assert delivery.do() == 0


def test_one_mail_that_cannot_go_holds_up_no_other(store: Store, clock: SetClock) -> None:
    class Picky(Faulty):
        def deliver(self, mail: WaitingMail) -> None:
            self.is_mended = mail.text != "bad"
            super().deliver(mail)

    postman = Picky()
    write(store, clock, "bad", "good")
    assert Delivery(store, postman, clock).do() == 1
    assert postman.taken == ["good"]


def test_while_another_process_sends_this_one_leaves_it_alone(
    store: Store, clock: SetClock
) -> None:
    postman = Faulty()
    postman.is_mended = True
    write(store, clock, "one")
    with store.exclusive(MAIL_LOCK):
        assert Delivery(store, postman, clock).do() == 0
    assert Delivery(store, postman, clock).do() == 1


def test_a_folder_holds_each_mail_once_readable_by_its_owner_only(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    write(store, clock, "Here: https://catalogue.example/password/set?token=abc\n")
    with store.reading() as work:
        (mail,) = work.mail.due(clock(), 1)
    postman = FolderPostman(folder, SENDER)
    postman.deliver(mail)
    postman.deliver(mail)
    (file,) = folder.iterdir()
    assert file.suffix == ".eml"
    assert file.stat().st_mode & 0o077 == 0
    read = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert (read["To"], read["From"]) == ("alex@rivers.example", SENDER)
    assert "token=abc" in file.read_text()


def test_a_folder_that_cannot_be_written_is_a_mail_error(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    (tmp_path / "mail").write_text("a file in its place")
    write(store, clock, "one")
    with store.reading() as work:
        (mail,) = work.mail.due(clock(), 1)
    with pytest.raises(MailError, match="cannot be written"):
        FolderPostman(tmp_path / "mail", SENDER).deliver(mail)


def test_mail_goes_out_although_the_index_cannot_be_reached(store: Store, clock: SetClock) -> None:
    def fail(_ids: object) -> None:
        raise SearchError("no engine")

    postman = Faulty()
    postman.is_mended = True
    write(store, clock, "one")
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["1"], clock())
    delivery = Delivery(store, postman, clock)
    runner = runner_for(TaskContext(store=store, index=fail, errands=(delivery,)))
    with pytest.raises(SearchError):
        runner.work(until_idle=True)
    assert postman.taken == ["one"]


def a_mail(clock: SetClock) -> WaitingMail:
    return WaitingMail(
        number=1,
        message_id="abc",
        to="alex@rivers.example",
        subject="Subject",
        text="Text.\n",
        written_at=clock(),
        attempts=0,
    )


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_server_on_this_machine_takes_a_mail_without_encryption(clock: SetClock) -> None:
    with mail_server() as server:
        address = urlsplit(f"smtp://127.0.0.1:{server.port}")
        SmtpPostman(address, SENDER, None).deliver(a_mail(clock))
    assert "rcpt TO:<alex@rivers.example>" in server.heard
    assert "Subject: Subject" in server.heard


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_server_that_cannot_be_reached_is_a_mail_error(clock: SetClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(MailError, match=f"127.0.0.1:{port}"):
        SmtpPostman(urlsplit(f"smtps://127.0.0.1:{port}"), SENDER, None).deliver(a_mail(clock))


def test_certificates_are_verified() -> None:
    postman = SmtpPostman(urlsplit("smtps://mail.example"), SENDER, None)
    trust = postman._trust  # noqa: SLF001 - there is no other way to see it
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname


def settings(tmp_path: Path, **more: str) -> Settings:
    return Settings.from_env({"WAYLEAVE_HOME": str(tmp_path), **more})


def test_the_settings_name_the_postman(tmp_path: Path) -> None:
    assert isinstance(postman_for(settings(tmp_path)), FolderPostman)
    server = {"WAYLEAVE_MAIL": "smtp://u@mail.example:587", "WAYLEAVE_MAIL_FROM": SENDER}
    assert isinstance(postman_for(settings(tmp_path, **server)), SmtpPostman)
    lost = server | {"WAYLEAVE_MAIL_PASSWORD_FILE": str(tmp_path / "none")}
    with pytest.raises(SettingsError, match="WAYLEAVE_MAIL_PASSWORD_FILE"):
        postman_for(settings(tmp_path, **lost))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAYLEAVE_MAIL", "http://mail.example"),
        ("WAYLEAVE_MAIL", "smtp://user:secret@mail.example"),
        ("WAYLEAVE_MAIL", "smtp://mail.example:port"),
        ("WAYLEAVE_MAIL_FROM", "nobody"),
        ("WAYLEAVE_MAIL_FROM", "a@rivers.example\nBcc: b"),
        ("WAYLEAVE_PUBLIC_URL", "catalogue.example"),
        ("WAYLEAVE_PUBLIC_URL", "https://catalogue.example/below"),
        ("WAYLEAVE_PUBLIC_URL", "https://[catalogue"),
    ],
)
def test_settings_that_cannot_work_are_refused_by_name(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=name):
        settings(tmp_path, **{name: value})


def test_a_server_needs_a_sender_of_ones_own(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="WAYLEAVE_MAIL_FROM"):
        settings(tmp_path, WAYLEAVE_MAIL="smtps://mail.example")
