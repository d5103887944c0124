"""XML documents from texts that anybody may have written."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

#: What XML cannot hold, however it is escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element with a text; a closing ``_`` keeps an attribute's name from Python's words."""
    named = {key.rstrip("_"): writable(value) for key, value in attributes.items()}
    made = SubElement(parent, name, named)
    made.text = writable(text) or None
    return made


def writable(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def document(root: Element) -> bytes:
    """Write a document."""
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
