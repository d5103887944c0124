"""What tells programs how to go through the site: robots.txt and the OpenSearch description."""

from xml.etree.ElementTree import Element

from frontend.exports.xml_text import add, document

OPENSEARCH_TYPE = "application/opensearchdescription+xml"
_LONGEST_NAME = 16
#: Where there is nothing to index, and searches of which there is no end.
_NOT_CRAWLED = (
    "/search?",
    "/suggest",
    "/ask",
    "/sign-in",
    "/my-page",
    "/requests",
    "/cases",
    "/publishing",
    "/administration",
)


def robots(site: str) -> bytes:
    """Say what crawlers may fetch."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_CRAWLED)]
    return "\n".join([*lines, "", f"Sitemap: {site}/sitemap.xml", ""]).encode()


def opensearch(site: str, name: str) -> bytes:
    """Describe the search to browsers."""
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    add(root, "ShortName", name[:_LONGEST_NAME])
    add(root, "Description", "Find data that government holds, and the way to it.")
    add(root, "InputEncoding", "UTF-8")
    add(root, "Url", type="text/html", template=f"{site}/search?q={{searchTerms}}")
    return document(root)
