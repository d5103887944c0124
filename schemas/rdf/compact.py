"""JSON-LD as people expect to see it: prefixed names, ``@type``, and no needless brackets."""

from collections.abc import Mapping
from typing import Final

import msgspec

from schemas.namespaces import RDF_TYPE
from schemas.rdf.contexts import Json

# A value here may be an IRI or text: only what JSON itself tells apart is left bare.
_BARE: Final = frozenset({"@value"})


def compacted(document: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Shorten an expanded JSON-LD document with these prefixes, saying the same."""
    nodes = _Compaction(prefixes).shortened(msgspec.json.decode(document))
    context: dict[str, Json] = dict(sorted(prefixes.items()))
    compact: dict[str, Json] = {"@context": context, "@graph": nodes}
    return msgspec.json.format(msgspec.json.encode(compact), indent=2)


class _Compaction:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}

    def shortened(self, value: Json) -> Json:
        if isinstance(value, list):
            return [self.shortened(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == _BARE and isinstance(value["@value"], str):
            return value["@value"]
        return dict(self._member(name, member) for name, member in value.items())

    def _member(self, name: str, member: Json) -> tuple[str, Json]:
        if name == "@type" and isinstance(member, str):
            return name, self._name(member)
        if name.startswith("@"):
            return name, self.shortened(member)
        classes = _only_iris(member) if name == RDF_TYPE else None
        if classes is not None:
            return "@type", [self._name(iri) for iri in classes]
        value = self.shortened(member)
        single = isinstance(value, list) and len(value) == 1
        return self._name(name), value[0] if isinstance(value, list) and single else value

    def _name(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and iri[cut:] else iri


def _only_iris(member: Json) -> list[str] | None:
    """Give the IRIs of nodes that say nothing else; nothing if there is anything else."""
    nodes = member if isinstance(member, list) else [member]
    iris = [node.get("@id") for node in nodes if isinstance(node, dict) and len(node) == 1]
    found = [iri for iri in iris if isinstance(iri, str)]
    return found if len(found) == len(nodes) else None
