"""What a setting may be, and that no secret ever gets into one."""

from pathlib import Path

import pytest

from catalogue.errors import SettingsError
from catalogue.secret_files import secret_in, with_password
from catalogue.settings import Settings
from catalogue.store.place import Place

_SECRET = "s3cret: of @n /installation"  # noqa: S105 - of a test's


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a secret as an editor would, with a line's end."""
    made = tmp_path / "password"
    made.write_text(_SECRET + "\n", encoding="utf-8")
    return made


def test_a_password_from_a_file_reaches_the_database_and_nothing_else(file: Path) -> None:
    settings = Settings.from_env(
        {
            "WAYLEAVE_DATABASE_URL": "postgresql://wayleave@database/wayleave",
            "WAYLEAVE_DATABASE_PASSWORD_FILE": str(file),
        }
    )
    place = Place.of(with_password(settings.database_url, settings.database_password_file))
    assert place.url.password == _SECRET
    for shown in (repr(settings), str(place), repr(place)):
        assert _SECRET not in shown
        assert "s3cret" not in shown


def test_an_address_without_a_file_stays_as_it_is() -> None:
    assert with_password("http://search:9200", None) == "http://search:9200"


@pytest.mark.parametrize(
    "address", ["postgresql://database/wayleave", "postgresql://wayleave:inline@database/wayleave"]
)
def test_a_password_file_goes_with_a_user_and_no_other_password(address: str, file: Path) -> None:
    with pytest.raises(SettingsError, match="DATABASE_PASSWORD_FILE"):
        Settings.from_env(
            {
                "WAYLEAVE_DATABASE_URL": address,
                "WAYLEAVE_DATABASE_PASSWORD_FILE": str(file),
            }
        )


@pytest.mark.parametrize("content", [b"", b"\n", b"two\nlines", b"\xff\xfe", b"x" * 5_000])
def test_a_file_that_holds_no_secret_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="password"):
        secret_in(file)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        secret_in(tmp_path / "password")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:80", "https://data.example"],
)
def test_what_cannot_be_read_on_its_way_is_a_public_address(address: str) -> None:
    assert Settings.from_env({"WAYLEAVE_PUBLIC_URL": address}).public_url == address


def test_an_open_way_to_the_site_is_refused_unless_it_is_asked_for() -> None:
    open_way = {"WAYLEAVE_PUBLIC_URL": "http://data.example"}
    with pytest.raises(SettingsError, match="WAYLEAVE_INSECURE_HTTP=yes"):
        Settings.from_env(open_way)
    settings = Settings.from_env({**open_way, "WAYLEAVE_INSECURE_HTTP": "yes"})
    assert settings.public_url == "http://data.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAYLEAVE_INSECURE_HTTP", "perhaps"),
        ("WAYLEAVE_TRUSTED_PROXIES", "-1"),
        ("WAYLEAVE_TRUSTED_PROXIES", "11"),
        ("WAYLEAVE_TRUSTED_PROXIES", "all"),
        ("WAYLEAVE_WORKERS", "0"),
        ("WAYLEAVE_THREADS", "65"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({name: value})


def test_passwords_in_addresses_are_pointed_out_without_being_told() -> None:
    settings = Settings.from_env(
        {
            "WAYLEAVE_DATABASE_URL": "postgresql://wayleave:inline@database/wayleave",
            "WAYLEAVE_ELASTICSEARCH_URL": "http://search:9200",
        }
    )
    (warning,) = settings.warnings
    assert "WAYLEAVE_DATABASE_PASSWORD_FILE" in warning
    assert "inline" not in warning
