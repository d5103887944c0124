"""Where the next page of a feed is, as Hydra tells it, in both of its generations."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from pyoxigraph import BlankNode

from schemas.namespaces import HYDRA
from schemas.rdf.graph import PageGraph

# hydra:next replaced hydra:nextPage; a feed that has both means the newer one.
_LINKS: Final = (HYDRA + "next", HYDRA + "nextPage")
_WEB: Final = frozenset({"http", "https"})


def next_pages(graph: PageGraph, page_iri: str) -> tuple[str, ...]:
    """Give the absolute addresses of the next page, the preferred first, this page left out.

    The links count wherever they stand: on a ``PartialCollectionView``, on the older
    ``PagedCollection``, or on a node of no class; as IRIs or as text.
    """
    found = dict.fromkeys(
        address for link in _LINKS for address in _addresses(graph, link, page_iri)
    )
    found.pop(page_iri, None)
    return tuple(found)


def _addresses(graph: PageGraph, link: str, page_iri: str) -> Iterator[str]:
    for subject in graph.subjects_with(link):
        for value in graph.own(subject).get(link, ()):
            if not isinstance(value, BlankNode) and value.value.strip():
                address = _absolute(page_iri, value.value.strip())
                if address:
                    yield address


def _absolute(page_iri: str, address: str) -> str | None:
    try:
        absolute = urljoin(page_iri, address)
        return absolute if urlsplit(absolute).scheme in _WEB | {urlsplit(page_iri).scheme} else None
    except ValueError:
        return None
