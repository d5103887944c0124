"""The locked requirements: complete, hashed, in step with each other and with the project."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.repository import ROOT

_LOCKS = ("runtime", "dev", "build")
_PINNED = re.compile(r"^(?P<name>[\w.\-]+)(?:\[[\w, \-]+\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)


def _lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    return {canonicalize_name(m["name"]): m["version"] for m in _PINNED.finditer(_lock(name))}


def _wanted(group: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if group == "runtime":
        return [Requirement(line) for line in project["project"]["dependencies"]]
    if group == "build":
        return [Requirement(line) for line in project["build-system"]["requires"]]
    lines = project["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines] + _wanted("runtime")


@pytest.mark.parametrize("name", _LOCKS)
def test_every_requirement_of_the_project_is_locked_at_a_version_it_accepts(name: str) -> None:
    pins = _pins(name)
    wrong = {
        str(requirement): pins.get(canonicalize_name(requirement.name))
        for requirement in _wanted(name)
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    }
    assert wrong == {}


@pytest.mark.parametrize("name", _LOCKS)
def test_every_locked_requirement_has_a_hash(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", _lock(name).strip())
    bare = [
        b.splitlines()[0] for b in blocks if not b.startswith("#") and "--hash=sha256:" not in b
    ]
    assert len(blocks) >= len(_wanted(name))
    assert bare == []


@pytest.mark.parametrize("name", ["runtime", "build"])
def test_the_locks_agree_with_each_other(name: str) -> None:
    development = _pins("dev")
    pins = _pins(name)
    assert {package: development.get(package) for package in pins} == pins
