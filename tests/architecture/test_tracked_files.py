"""What may never be committed: other people's addresses, this machine's paths, secrets."""

import re
from pathlib import Path

import pytest

from tests.architecture.repository import short, tracked_files

# Written in parts, so that this file does not find itself.
_REGISTRIES = re.compile(
    "|".join(
        re.escape(name)
        for name in (
            "pypi" + ".org",
            "python" + "hosted.org",
            "npm" + "js.org",
            "npm" + "js.com",
            "repo1." + "maven",
            "repo." + "maven",
            "proxy.golang" + ".org",
            "crates" + ".io",
            "index" + "-url http",
            "find" + "-links /",
        )
    )
)
_MACHINE_PATHS = re.compile(r"(?<![\w./~$}>-])/(?:work|root|home|Users)/\w")
_SECRETS = re.compile(
    "-----BEGIN [A-Z ]*PRIVATE" + " KEY-----|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}"
)
_LARGEST = 300_000


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{short(path)}:{number}: {line.strip()[:100]}"
        for path in tracked_files()
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_tracked_file_names_a_package_registry() -> None:
    assert _lines_with(_REGISTRIES) == []


def test_no_tracked_file_holds_a_path_of_somebodys_machine() -> None:
    assert _lines_with(_MACHINE_PATHS) == []


def test_no_tracked_file_holds_a_secret() -> None:
    assert _lines_with(_SECRETS) == []


def test_the_top_level_holds_what_the_house_has_rooms_for() -> None:
    expected = {
        ".ci",
        # What builds an image and composes a service look for here, and nowhere else.
        ".dockerignore",
        ".env.example",
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Containerfile",
        "LICENCE",
        "Makefile",
        "README.md",
        "SECURITY.md",
        "benchmarks",
        "catalogue",
        "compose.yaml",
        "docs",
        "frontend",
        "harvesters",
        "pyproject.toml",
        "requirements",
        "schemas",
        "search",
        "tests",
    }
    assert {short(path).partition("/")[0] for path in tracked_files()} <= expected


def test_no_tracked_file_is_data_by_the_megabyte() -> None:
    assert [short(p) for p in tracked_files() if p.stat().st_size > _LARGEST] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (_REGISTRIES, "see https://pypi" + ".org/simple/"),
        (_REGISTRIES, "--index" + "-url https://mirror.example/simple"),
        (_MACHINE_PATHS, 'open("/ho' + 'me/ada/notes")'),
        (_MACHINE_PATHS, "cd /wor" + "k/main"),
        (_SECRETS, "-----BEGIN RSA PRIVATE" + " KEY-----"),
    ],
)
def test_what_is_looked_for_would_be_found(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "https://department.example/home/data",
        "$scratch/home/x",
        "the framework/root/of",
        "/usr/bin",
    ],
)
def test_an_address_is_not_taken_for_a_path_of_a_machine(line: str) -> None:
    assert not _MACHINE_PATHS.search(line)
