"""Sitemaps of the public catalogue, for search engines.

They tell no times: when we saw a change is shown to nobody.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from frontend.exports.xml_text import add, document

#: How many records one sitemap lists; the protocol allows 50,000.
PAGE = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def pages_for(count: int) -> int:
    """Tell how many sitemaps so many records take; there is always one."""
    return max(1, -(-count // PAGE))


def sitemap_index(site: str, pages: int) -> bytes:
    """List the sitemaps."""
    root = Element("sitemapindex", {"xmlns": _NAMESPACE})
    for number in range(1, pages + 1):
        add(add(root, "sitemap"), "loc", f"{site}/sitemap-{number}.xml")
    return document(root)


def sitemap(site: str, paths: Iterable[str]) -> bytes:
    """List pages."""
    root = Element("urlset", {"xmlns": _NAMESPACE})
    for path in paths:
        add(add(root, "url"), "loc", site + path)
    return document(root)
