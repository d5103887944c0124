"""The files that a whole catalogue is deployed with: sound, tight, and true to the product."""

import re
import subprocess
import sys
from typing import Any, TypeAlias

import pytest
import yaml

from catalogue.settings import Settings
from catalogue.settings_table import SETTINGS
from frontend.cli import main
from tests.architecture.repository import PACKAGES, ROOT

Service: TypeAlias = dict[str, Any]

_SECRET_NAME = re.compile(r"PASSWORD|SECRET|KEY|TOKEN", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{(?P<name>[A-Z_]+)(?::-(?P<default>[^}]*))?\}")
_OF_NO_INSTALLATION = {"WAYLEAVE_VERSION"}  # which image, not how it is set


def _compose() -> dict[str, Any]:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    composed = yaml.safe_load(_VARIABLE.sub(lambda match: match["default"] or "", text))
    assert isinstance(composed, dict)
    return composed


def _services() -> dict[str, Service]:
    services: dict[str, Service] = _compose()["services"]
    return services


def _containerfile() -> list[str]:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


each_service = pytest.mark.parametrize("name", sorted(_services()))


def _is_waited_for(name: str) -> bool:
    """Tell whether a service is one that ends, and that others wait for the end of."""
    return any(
        service.get("depends_on", {}).get(name) == {"condition": "service_completed_successfully"}
        for service in _services().values()
    )


def test_the_compose_file_follows_the_specification() -> None:
    command = ["check_jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml"]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@each_service
def test_a_service_can_do_no_more_than_it_must(name: str) -> None:
    service = _services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"[1-9]\d*:\d+", service["user"]), "a user that is not root, by number"
    assert not {"privileged", "cap_add", "network_mode", "pid", "devices"} & set(service)


@each_service
def test_a_service_has_limits(name: str) -> None:
    assert {"mem_limit", "cpus", "pids_limit"} <= set(_services()[name])


@each_service
def test_a_service_that_stays_says_how_it_is(name: str) -> None:
    health = _services()[name]["healthcheck"]
    if _is_waited_for(name):
        assert health == {"disable": True}
        assert _services()[name]["restart"] == "no"
    else:
        assert {"test", "interval", "timeout", "retries", "start_period"} <= set(health)


@each_service
def test_no_secret_stands_in_the_environment(name: str) -> None:
    for variable, value in _services()[name]["environment"].items():
        if _SECRET_NAME.search(variable):
            assert variable.endswith("_FILE"), variable
            assert value.startswith("/run/secrets/")
            assert value.removeprefix("/run/secrets/") in _services()[name]["secrets"]
        assert not re.search(r"://[^/@]*:[^/@]*@", str(value)), f"a password in {variable}"


@each_service
def test_what_is_written_to_is_a_volume_or_memory(name: str) -> None:
    service = _services()[name]
    assert "/tmp" in {mount.split(":")[0] for mount in service["tmpfs"]}  # noqa: S108 - as named
    for volume in service["volumes"]:
        assert volume.split(":")[0] in _compose()["volumes"]


def test_secrets_are_files_of_the_operators() -> None:
    for secret in _compose()["secrets"].values():
        assert secret == {"file": secret["file"]}
        assert secret["file"].startswith("./secrets/")
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/secrets/", "/.env"} <= set(ignored)


def test_only_the_pages_are_published_and_on_this_machine_alone() -> None:
    published = {name: s["ports"] for name, s in _services().items() if "ports" in s}
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])


def test_the_database_and_the_search_engine_reach_nothing_outside() -> None:
    assert _compose()["networks"]["inside"] == {"internal": True}
    for name in ("database", "search", "migrate"):
        assert _services()[name]["networks"] == ["inside"]


def test_images_are_named_without_a_host_and_with_a_version() -> None:
    bases = [line.split()[1] for line in _containerfile() if line.startswith("FROM")]
    for image in [*bases, *(service["image"] for service in _services().values())]:
        assert re.fullmatch(r"[a-z]+:[\w.-]+", image), image
        assert not image.endswith(":latest")


def test_what_is_started_is_a_command_of_ours() -> None:
    ours = [s for s in _services().values() if s["image"].startswith("wayleave:")]
    assert {service["command"][0] for service in ours} == {"init", "serve", "worker"}
    assert {service["command"][0] for service in ours} <= set(main.commands)


def test_the_settings_given_are_settings_and_can_be_used() -> None:
    known = {setting.name for setting in SETTINGS}
    given = _services()["web"]["environment"]
    assert set(given) <= known
    settings = Settings.from_env({name: str(value) for name, value in given.items()})
    assert settings.database_password_file is not None
    assert settings.warnings == ()


def test_the_example_sets_what_the_compose_file_asks_for_and_can_be_used() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    asked = {match["name"] for match in _VARIABLE.finditer(text)} - _OF_NO_INSTALLATION
    assert set(_example()) == asked
    ours = {name: value for name, value in _example().items() if name.startswith("WAYLEAVE_")}
    assert Settings.from_env(ours).public_url.startswith("https://")


def test_the_image_holds_every_package_and_runs_as_nobody_special() -> None:
    lines = _containerfile()
    for package in PACKAGES:
        assert f"COPY {package}/ {package}/" in lines
    assert [line for line in lines if line.startswith("USER")][-1] == "USER 1000:1000"
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM")) :]
    assert not [line for line in last_stage if "pip" in line or "node" in line]


def test_the_image_takes_packages_by_their_hashes_alone() -> None:
    installs = [
        part
        for line in _containerfile()
        if line.startswith("RUN")
        for part in line.removeprefix("RUN ").split("&&")
        if "pip install" in part
    ]
    assert len(installs) == 4
    for install in installs:
        assert "--require-hashes" in install or "--no-deps dist/" in install


def test_what_is_not_copied_is_not_sent_to_the_build() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line[1:].rstrip("/") for line in ignored if line.startswith("!")}
    copied = {
        name.rstrip("/")
        for line in _containerfile()
        if line.startswith("COPY") and "--from" not in line
        for name in line.split()[1:-1]
    }
    assert "*" in ignored
    assert allowed == copied
