"""Reading distributions: followed by link, whatever they are typed; blank ones named for good."""

import hashlib
from collections.abc import Sequence

import msgspec
from pyoxigraph import Literal, NamedNode

from schemas.model import Distribution, best
from schemas.model.distribution import MOST_SEARCHED
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_rights import settle_licence
from schemas.rdf.read_services_in_files import services_of
from schemas.rdf.read_state import Page, Values
from schemas.rules import codes, feed_codes


def distribution(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Distribution]:
    """Read the distributions that a dataset points to."""
    found: list[Distribution] = []
    minted: dict[str, int] = {}
    for term in terms:
        if isinstance(term, Literal):
            one = _written(page, term, prop, minted)
        elif isinstance(term, NamedNode):
            one = _named(page, term, prop)
        else:
            values = _said(page, term, prop)
            one = Distribution(iri=_mint(page, values, minted), **values) if values else None
        if one is not None:
            found.append(_with_services(page, one, prop))
    if len(found) > MOST_SEARCHED:
        words = {"shown": str(MOST_SEARCHED)}
        page.remark(feed_codes.DISTRIBUTION_MANY, prop.name, str(len(found)), words)
    return found


def _with_services(page: Page, one: Distribution, prop: Property) -> Distribution:
    """Add the services that an address of the file asks for their capabilities."""
    known = {each.target for each in one.access_service}
    services = services_of((*one.access_url, *one.download_url))
    new = [each for each in services if each.target not in known]
    if not services:
        return one
    page.remark(feed_codes.SERVICE_IN_DISTRIBUTION, prop.name, services[0].target)
    return msgspec.structs.replace(one, access_service=(*one.access_service, *new))


def _said(page: Page, node: Subject, prop: Property) -> Values:
    prefix = f"{prop.name}."
    values = page.nested(node, properties.DISTRIBUTION, prefix)
    if properties.ACCESS_IS_DOWNLOAD in page.graph.received(node):
        values.pop("access_url", None)
    settle_licence(page, values, prefix)
    return values


def _named(page: Page, node: NamedNode, prop: Property) -> Distribution:
    values = _said(page, node, prop)
    if not values:
        is_named_only = not page.graph.received(node)
        rule = codes.LINK_DANGLING if is_named_only else codes.DISTRIBUTION_NO_ADDRESS
        page.remark(rule, prop.name, node.value)
    return Distribution(iri=node.value, **values)


def _written(
    page: Page, term: Literal, prop: Property, minted: dict[str, int]
) -> Distribution | None:
    """Read a link written as text: to a node of the page, or to the data itself."""
    address = page.text_of(term.value, prop.name)
    if not address:
        return None
    try:
        node = NamedNode(address)
    except ValueError:
        page.remark(codes.URL_UNUSABLE, prop.name, address)
        return None
    if page.is_described(node):
        return _named(page, node, prop)
    values: Values = {"access_url": (address,)}
    return Distribution(iri=_mint(page, values, minted), **values)


def _mint(page: Page, values: Values, minted: dict[str, int]) -> str:
    """Name a blank node by its dataset, address and title, the same in every harvest."""
    addresses = (*values.get("download_url", ()), *values.get("access_url", ()))
    title = best(values["title"]) if "title" in values else ""
    parts = (page.identifier, addresses[0] if addresses else "", title)
    key = "\x1f".join(parts)
    count = minted[key] = minted.get(key, 0) + 1
    return _urn(key if count == 1 else f"{key}\x1f{count}")


def _urn(key: str) -> str:
    # Not every text is valid Unicode, and a name must never fail.
    digits = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "urn:uuid:" + "-".join(parts)
