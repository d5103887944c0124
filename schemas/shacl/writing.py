"""The UK profile as a file: ``python -m schemas.shacl.writing`` writes it and the vocabularies."""

import importlib.resources
from pathlib import Path
from typing import Final

from schemas.findings import Severity
from schemas.namespaces import PREFIXES
from schemas.shacl.concepts import vocabularies
from schemas.shacl.profile import Check, ClassShape, profile
from schemas.shacl.values import value_shapes

BASE: Final = "https://w3id.org/wayleave/shapes/uk-profile#"
_SHACL: Final = "http://www.w3.org/ns/shacl#"
SEVERITIES: Final = {
    Severity.BLOCKER: "sh:Violation",
    Severity.ERROR: "sh:Violation",
    Severity.WARNING: "sh:Warning",
    Severity.NOTE: "sh:Info",
}
_HEAD: Final = """\
# The UK profile of DCAT 3 as SHACL shapes (SHACL Core only).
#
# The shapes are open: what the standard does not mention never fails. A violation is something
# mandatory that is missing or not acceptable, a warning something recommended that is missing or
# that has to be repaired, an info worth knowing. wl:code is the code of the rule that says so too.
#
# Written by "python -m schemas.shacl.writing"; a test fails when this file lags behind.

"""
_USED: Final = ("adms", "dcat", "dct", "rdf", "rdfs", "skos", "vcard", "wl", "xsd")


def as_turtle() -> str:
    """Write the shapes."""
    prefixes = {**{name: PREFIXES[name] for name in _USED}, "sh": _SHACL, "uk": BASE}
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in sorted(prefixes.items())]
    about = (
        f'<{BASE.rstrip("#")}> dct:title "UK profile of DCAT 3" ;\n'
        '    dct:description "What the UK metadata exchange model asks of datasets, data services,'
        ' distributions and contacts." ;\n'
        "    dct:conformsTo <https://www.w3.org/TR/shacl/> .\n"
    )
    shapes = [_class_shape(shape) for shape in profile()]
    checks = [_check(check) for shape in profile() for check in shape.checks if check.path]
    values = [f"{name} a sh:NodeShape ;\n    {body} .\n" for name, body in value_shapes().items()]
    head = _HEAD + "\n".join(lines) + "\n"
    return "\n".join([
        head, about, "# What is asked of each class.\n", *shapes,
        "# One shape for each rule.\n", *checks,
        "# What a value may be.\n", *values,
    ])  # fmt: skip


def _class_shape(shape: ClassShape) -> str:
    lines = [f"uk:{shape.slug} a sh:NodeShape", f'rdfs:label "{shape.label}"']
    lines += [f"sh:targetClass {_short(iri)}" for iri in shape.classes]
    lines += [f"sh:targetObjectsOf {_short(iri)}" for iri in shape.objects_of]
    lines += [
        f"{'sh:property' if c.path else 'sh:node'} uk:{c.slug}" for c in shape.checks if c.path
    ]
    nodes = [_node_check(shape, check) for check in shape.checks if not check.path]
    return " ;\n    ".join(lines) + " .\n" + "".join(f"\n{node}" for node in nodes)


def _node_check(shape: ClassShape, check: Check) -> str:
    """Write a check of the node itself as a shape with the same targets, for its own severity."""
    lines = [f"uk:{check.slug} a sh:NodeShape"]
    lines += [f"sh:targetClass {_short(iri)}" for iri in shape.classes]
    lines += [f"sh:targetObjectsOf {_short(iri)}" for iri in shape.objects_of]
    return " ;\n    ".join([*lines, check.asked, *_told(check)]) + " .\n"


def _check(check: Check) -> str:
    lines = [f"uk:{check.slug} a sh:PropertyShape", f"sh:path {_path(check.path)}"]
    lines += [f'sh:name "{check.name}"', f'sh:description "{_escaped(check.told)}"', check.asked]
    return " ;\n    ".join([*lines, *_told(check)]) + " .\n"


def _told(check: Check) -> list[str]:
    rule = check.rule
    return [
        f"sh:severity {SEVERITIES[rule.severity]}",
        f'sh:message "{_escaped(message(check))}"',
        f'wl:code "{rule.code}"',
    ]


def message(check: Check) -> str:
    """Say in a sentence what to do."""
    return check.message or check.rule.fix


def _path(iris: tuple[str, ...]) -> str:
    if len(iris) == 1:
        return _short(iris[0])
    return f"[ sh:alternativePath ( {' '.join(map(_short, iris))} ) ]"


def _short(iri: str) -> str:
    for name in _USED:
        namespace = PREFIXES[name]
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local.replace("-", "").isalnum():
            return f"{name}:{local}"
    return f"<{iri}>"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


if __name__ == "__main__":
    folder = Path(str(importlib.resources.files("schemas.shapes")))
    (folder / "uk-profile.ttl").write_text(as_turtle(), encoding="utf-8")
    (folder / "vocabularies.ttl").write_text(vocabularies(), encoding="utf-8")
