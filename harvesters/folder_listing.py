"""The listings that web servers make of a folder: Apache's, nginx's, IIS's, or anybody's links.

Only the links count. Dates are written in as many ways as there are servers, are missing on some
and wrong on others, so none is read: whether a file changed is told by what it holds.
"""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_LINK: Final = re.compile(
    r"<a\s[^<>]{0,500}?\bhref\s*=\s*(?:\"([^\"<>]{1,2000})\"|'([^'<>]{1,2000})'|([^\s\"'<>]{1,2000}))",
    re.IGNORECASE,
)
#: What metadata comes in; pictures, archives and pages about the folder are passed over.
_SUFFIXES: Final = (
    ".rdf", ".xml", ".ttl", ".jsonld", ".json", ".nt", ".nq", ".trig", ".yaml", ".yml", ".csv",
    ".xlsx", ".ods",
)  # fmt: skip


def files_and_folders(listing: str, address: str) -> tuple[list[str], list[str]]:
    """Give the addresses of a folder's metadata files and of the folders in it, each once.

    What leads out of the folder is left out: the parent, other hosts, and the links by which a
    listing is sorted.
    """
    found = dict.fromkeys(_within(listing, address))
    files = [link for link in found if urlsplit(link).path.lower().endswith(_SUFFIXES)]
    return files, [link for link in found if urlsplit(link).path.endswith("/")]


def _within(listing: str, address: str) -> Iterator[str]:
    here = urlsplit(address)
    folder = here.path.rpartition("/")[0] + "/"
    for written in _LINK.finditer(listing):
        link = _absolute(address, html.unescape(written[1] or written[2] or written[3]))
        if link is None:
            continue
        there = urlsplit(link)
        is_here = (there.scheme, there.netloc) == (here.scheme, here.netloc)
        is_plain = not there.query and there.path.startswith(folder)
        if is_here and is_plain and _is_name(there.path.removeprefix(folder)):
            yield link


def _is_name(name: str) -> bool:
    """Tell whether this is a file or folder of the folder itself."""
    bare = name.rstrip("/")
    return bool(bare) and "/" not in bare and ".." not in unquote(bare)


def _absolute(address: str, link: str) -> str | None:
    try:
        return urldefrag(urljoin(address, link.strip())).url
    except ValueError:
        return None
