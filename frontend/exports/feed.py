"""The newest public records as an Atom feed, by the dates that their sources gave them.

A record that is hidden or withdrawn is simply no longer in it: the feed has no tombstones, and no
time of a change of ours.
"""

import datetime as dt
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from catalogue.policy.projection import ProjectedRecord
from frontend.exports.xml_text import add, document
from schemas.markdown import plain
from schemas.model import Resource, best

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_LONGEST = 50
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def atom_feed(site: str, name: str, records: Sequence[ProjectedRecord], now: dt.datetime) -> bytes:
    """Write a feed of records in the order they come.

    Those without a date are left out, and those that claim to come from the future: they would
    stand above all others for years.
    """
    dated = [(each, when) for each in records if (when := updated(each.resource))]
    dated = [(each, when) for each, when in dated if when <= now][:_LONGEST]
    root = Element("feed", {"xmlns": _NAMESPACE})
    add(root, "id", f"{site}/feed.atom")
    add(root, "title", f"{name}: newest records")
    add(root, "updated", _written(max((when for _, when in dated), default=_NEVER)))
    add(root, "link", rel="self", href=f"{site}/feed.atom", type=MEDIA_TYPE)
    add(root, "link", rel="alternate", href=f"{site}/", type="text/html")
    add(add(root, "author"), "name", name)
    for record, when in dated:
        _add_entry(root, site, record, when)
    return document(root)


def updated(resource: Resource) -> dt.datetime | None:
    """Return when a source says that a resource was last changed, or else published."""
    date = resource.modified or resource.issued
    return date.earliest() if date else None


def _add_entry(root: Element, site: str, record: ProjectedRecord, when: dt.datetime) -> None:
    resource = record.resource
    entry = add(root, "entry")
    add(entry, "id", f"urn:uuid:{record.id}")
    add(entry, "title", best(resource.title) or resource.identifier)
    add(entry, "updated", _written(when))
    add(entry, "link", rel="alternate", href=f"{site}/records/{record.id}", type="text/html")
    if resource.publisher and resource.publisher.name:
        add(add(entry, "author"), "name", best(resource.publisher.name))
    add(entry, "summary", best(resource.summary) or plain(best(resource.description)))
    label = "access rights (assumed)" if resource.access_is_assumed else "access rights"
    add(entry, "category", term=resource.access_rights.value, label=label)
    for keyword in resource.keyword:
        add(entry, "category", term=keyword.value)


def _written(moment: dt.datetime) -> str:
    # Of years before 1000, ``strftime`` would write fewer digits than RFC 3339 wants.
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
