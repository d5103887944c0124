"""Addresses of the nodes that objects of a document become."""

from urllib.parse import quote
from uuid import UUID

from pyoxigraph import NamedNode

from schemas.dialects.crosswalk import expanded, is_prefixed


def address(text: str) -> NamedNode | None:
    """Read an absolute or prefixed address; nothing for what could not be written back."""
    if is_prefixed(text):
        text = expanded(text)
    elif not text.startswith(("http://", "https://", "urn:", "mailto:")):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def minted(identifier: str, base_iri: str) -> NamedNode:
    """Make an address of an identifier: itself, if it is one, or else one within the document."""
    node = address(identifier)
    if node is not None:
        return node
    try:
        return NamedNode(f"urn:uuid:{UUID(identifier)}")
    except ValueError:
        return NamedNode(f"{base_iri.partition('#')[0]}#{quote(identifier, safe='')}")
