"""A file is about one thing and a function does one: these are the limits."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import CODE, modules, short, tree

_LINES_IN_A_FILE = 400
_LINES_IN_A_FUNCTION = 40
_NAMES_THAT_SAY_NOTHING = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}


@pytest.mark.parametrize("folder", CODE)
def test_no_file_is_two_things(folder: str) -> None:
    long = {
        short(path): lines
        for path in modules(folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > _LINES_IN_A_FILE
    }
    assert long == {}


@pytest.mark.parametrize("folder", CODE)
def test_no_function_is_two_things(folder: str) -> None:
    long = {
        f"{short(path)}:{name}": lines
        for path in modules(folder)
        for name, lines in _functions(path)
        if lines > _LINES_IN_A_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("folder", CODE)
def test_every_module_is_named_after_its_subject(folder: str) -> None:
    vague = [
        short(path)
        for path in modules(folder)
        if _NAMES_THAT_SAY_NOTHING & {part for name in path.parts for part in _words(name)}
    ]
    assert vague == []


@pytest.mark.parametrize("folder", CODE)
def test_every_module_says_what_it_is_for(folder: str) -> None:
    silent = [short(path) for path in modules(folder) if not ast.get_docstring(tree(path))]
    assert silent == []


def test_the_length_of_a_method_counts_its_signature_and_docstring(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'class A:\n    def b(\n        self,\n    ):\n        """C."""\n        return 1\n'
    )
    assert list(_functions(module)) == [("b", 5)]


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def _words(name: str) -> list[str]:
    return name.removesuffix(".py").split("_")
