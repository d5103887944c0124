"""The commands that look after people, organisations and the register."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from frontend.cli import main
from tests.integration.command.conftest import Command

PASSWORD = "three plain otters\n"  # noqa: S105 - of nobody's
REGISTER = "Surname,First name,Number,Type,Expiry date\nInvented,Alex,AB12,Full,2099-03-31\n"


def add(home: Path, *arguments: str, password: str = PASSWORD) -> tuple[int, str]:
    """Add a person, with the password on standard input."""
    result = CliRunner().invoke(
        main,
        ["people", "add", *arguments],
        env={"WAYLEAVE_HOME": str(home)},
        input=password,
        catch_exceptions=False,
    )
    return result.exit_code, result.output


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_person_is_added_with_a_password_from_standard_input(
    wayleave: Command, home: Path
) -> None:
    status, said = add(home, "Alex Invented", "alex@rivers.example", "--administrator")
    assert (status, PASSWORD.strip() in said) == (0, False)
    (person,) = wayleave("people", "list", "--json").json["people"]
    assert (person["name"], person["administrator"]) == ("Alex Invented", True)
    assert person["verified_domain"] is None
    assert "administrator" in wayleave("people", "list").out


def test_a_weak_password_and_a_wrong_address_are_refused_with_the_fix(
    wayleave: Command, home: Path
) -> None:
    for arguments, password, words in (
        (("Alex", "alex@rivers.example"), "short\n", "12 to 128"),
        (("Alex", "alex"), PASSWORD, "name@department.example"),
    ):
        status, said = add(home, *arguments, password=password)
        assert status == 2
        assert words in said
    assert wayleave("people", "list", "--json").json["total"] == 0


def test_an_invitation_is_mailed_at_once(wayleave: Command, home: Path) -> None:
    answer = wayleave("people", "add", "Robin Madeup", "robin@rivers.example", "--invite")
    assert answer.status == 0
    (mail,) = (home / "mail").glob("*.eml")
    assert "To: robin@rivers.example" in mail.read_text()


def test_roles_are_set_and_taken(wayleave: Command, home: Path) -> None:
    add(home, "Alex Invented", "alex@rivers.example", "--government")
    assert wayleave("people", "role", "alex@rivers.example", "rivers", "decider").status == 2
    wayleave("organisations", "add", "rivers", "Rivers Agency", "--domain", "rivers.example")
    said = wayleave("people", "role", "alex@rivers.example", "rivers", "decider").out
    assert said == "Alex Invented is in rivers: decider, member.\n"
    assert wayleave("people", "role", "alex@rivers.example", "rivers", "--remove").status == 0
    assert wayleave("people", "role", "alex@rivers.example", "rivers", "--remove").status == 2
    assert wayleave("people", "role", "alex@rivers.example", "rivers", "king").status == 2


def test_an_account_is_ended_and_opened_again_and_rights_come_and_go(
    wayleave: Command, home: Path
) -> None:
    add(home, "Alex Invented", "alex@rivers.example")
    assert wayleave("people", "deactivate", "alex@rivers.example").status == 0
    assert "ended" in wayleave("people", "list").out
    wayleave("people", "deactivate", "alex@rivers.example", "--undo")
    wayleave("people", "administrator", "alex@rivers.example")
    (person,) = wayleave("people", "list", "invent", "--json").json["people"]
    assert (person["active"], person["administrator"]) == (True, True)
    wayleave("people", "administrator", person["id"], "--revoke")
    assert not wayleave("people", "list", "--json").json["people"][0]["administrator"]
    assert wayleave("people", "deactivate", "nobody").status == 2


def test_organisations_are_added_listed_and_changed(wayleave: Command) -> None:
    assert "No organisations" in wayleave("organisations", "list").out
    wayleave("organisations", "add", "rivers", "Rivers Agency", "--government")
    wayleave("organisations", "set", "rivers", "--domain", "Rivers.example", "--not-active")
    (one,) = wayleave("organisations", "list", "--json").json["organisations"]
    assert one == {
        "slug": "rivers",
        "name": "Rivers Agency",
        "abbreviation": "",
        "mailbox": "",
        "is_government": True,
        "domains": ["rivers.example"],
        "is_active": False,
    }
    assert "government, not active" in wayleave("organisations", "list").out
    assert wayleave("organisations", "set", "lakes", "--name", "Lakes").status == 2


def test_a_source_is_said_to_be_an_organisations(wayleave: Command) -> None:
    of_rivers = ("--organisation", "rivers")
    assert wayleave("sources", "add", "land", "dcat", "x.ttl", *of_rivers).status == 2
    wayleave("organisations", "add", "rivers", "Rivers Agency")
    wayleave("sources", "add", "land", "dcat", "x.ttl", *of_rivers)
    assert wayleave("sources", "--json").json["sources"][0]["organisation"] == "rivers"
    wayleave("organisations", "add", "lakes", "Lakes Agency")
    wayleave("sources", "set", "land", "--organisation", "lakes")
    assert wayleave("sources", "--json").json["sources"][0]["organisation"] == "lakes"
    assert wayleave("sources", "set", "land", "--organisation", "none").status == 2


def test_a_register_is_imported_and_its_faults_told_by_line(
    wayleave: Command, tmp_path: Path
) -> None:
    assert "No register yet" in wayleave("register", "show").out
    file = tmp_path / "register.csv"
    file.write_text(REGISTER)
    assert wayleave("register", "import", file).status == 0
    file.write_text(REGISTER + "Madeup,Robin,CD34,maybe,2099-03-31\n")
    answer = wayleave("register", "import", file)
    assert (answer.status, "line 3: Type: 'maybe'" in answer.out) == (1, True)
    imported = wayleave("register", "import", file, "--json").json
    assert (imported["taken"], imported["faults"][0]["line"]) == (1, 3)
    assert wayleave("register", "show", "--json").json["researchers"] == 1
    assert "1 researcher, imported" in wayleave("register", "show").out
    file.write_text("nothing of use")
    assert wayleave("register", "import", file).status == 2
