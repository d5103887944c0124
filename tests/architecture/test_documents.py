"""The documents tell the truth: every command, option and setting, both ways, and no dead link."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from catalogue.settings_table import SETTINGS
from frontend.cli import main
from tests.architecture.repository import PACKAGES, ROOT, modules, short, tracked_files

# What tests and scripts read, told in CONTRIBUTING.md; the product never looks at these.
_FOR_TESTS = {
    "WAYLEAVE_CACHE",
    "WAYLEAVE_REQUIRE_SERVICES",
    "WAYLEAVE_TEST_DATABASE_URL",
    "WAYLEAVE_TEST_ELASTICSEARCH_URL",
}
# Kills the process at a named step, for tests of crashes; no operator ever sets it.
_KILLS = "WAYLEAVE_CRASH_AT"
_HEADING = re.compile(r"^#{2,4} `wayleave (?P<path>[a-z -]+?)(?: [A-Z\[].*)?`$", re.MULTILINE)
_OPTION = re.compile(r"`(?P<name>--[a-z][a-z-]*)")
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_COMMAND_LINE = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?wayleave (?P<first>[a-z]+)", re.MULTILINE)
_FENCED = re.compile(r"```\w*\n(.*?)```", re.DOTALL)


def _document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def _markdown() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".md"]


def _commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield prefix + name, command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix}{name} ")


def _sections() -> dict[str, str]:
    text = _document("command-line.md")
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        match["path"]: re.split(r"\n## [^`]", text[match.end() : end])[0]
        for match, end in zip(found, ends, strict=True)
    }


def _options(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
        if name.startswith("--") and name != "--help"
    }


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert set(_sections()) == {path for path, _ in _commands(main)}


@pytest.mark.parametrize("path", sorted(path for path, _ in _commands(main)))
def test_a_section_names_the_options_of_its_command_and_no_others(path: str) -> None:
    command = dict(_commands(main))[path]
    assert set(_OPTION.findall(_sections()[path])) == _options(command)


def test_every_setting_is_documented_with_its_default_and_none_is_invented() -> None:
    rows = re.findall(r"^\| `(WAYLEAVE_\w+)` \| (.*?) \|", _document("settings.md"), re.MULTILINE)
    assert {name: default.strip("`") for name, default in rows} == {
        setting.name: setting.default or "none" for setting in SETTINGS
    }


def test_the_code_reads_no_variable_that_is_not_a_setting() -> None:
    known = {_KILLS} | {setting.name for setting in SETTINGS}
    strays = {
        f"{short(path)}: {name}"
        for path in modules(*PACKAGES)
        for name in re.findall(r"WAYLEAVE_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
        if name not in known
    }
    assert strays == set()


def test_the_documents_name_no_variable_that_nothing_reads() -> None:
    known = {setting.name for setting in SETTINGS} | _FOR_TESTS
    strays = {
        f"{short(path)}: {name}"
        for path in _markdown()
        for name in re.findall(r"WAYLEAVE_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
        if name not in known
    }
    assert strays == set()


def test_every_command_shown_in_a_document_exists() -> None:
    strays = {
        f"{short(path)}: wayleave {first}"
        for path in _markdown()
        for block in _FENCED.findall(path.read_text(encoding="utf-8"))
        for first in _COMMAND_LINE.findall(block)
        if first not in main.commands
    }
    assert strays == set()


def test_every_make_target_shown_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target
        for path in _markdown()
        for target in re.findall(r"`make ([a-z]+)`", path.read_text(encoding="utf-8"))
    }
    assert {"demo", "test", "check", "bench"} <= named <= targets


def test_no_link_between_documents_is_dead() -> None:
    dead = [
        f"{short(path)} -> {target}"
        for path in _markdown()
        for target in _LINK.findall(path.read_text(encoding="utf-8"))
        if not target.startswith(("http://", "https://", "mailto:"))
        and not _leads_somewhere(path, target)
    ]
    assert dead == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    listed = set(re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", _document("adr/README.md")))
    assert listed == {path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md")}


def _leads_somewhere(path: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    there = (path.parent / name).resolve() if name else path
    if not there.exists():
        return False
    return not anchor or anchor in _anchors(there.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
