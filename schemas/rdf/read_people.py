"""People in feeds: the body that one belongs to, and mailboxes that are one person's."""

import re
from typing import Final

from pyoxigraph import Literal

from schemas.model import best
from schemas.namespaces import FOAF, ORG, SCHEMA
from schemas.rdf.graph import Subject
from schemas.rdf.read_state import Page

_BODIES: Final = (ORG + "memberOf", FOAF + "memberOf", SCHEMA + "worksFor", SCHEMA + "affiliation")
_MEMBERS: Final = (FOAF + "member", ORG + "hasMember")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SHORTEST_NAME: Final = 2
# A name with any of these is that of a team, whatever its mailbox is called.
_OF_TEAMS: Final = re.compile(
    r"(?i)\b(?:team|data|unit|office|service|services|desk|support|enquir(?:y|ies)|info|information"
    r"|department|division|directorate|branch|group|centre|center|agency|authority|council|board"
    r"|statistics|statistical|research|records|archive|library|help|contact|customer|public|open"
    r"|gis|geo\w*|mapping|survey|monitoring|planning|environment\w*|water|flood|transport|health"
    r"|education|housing|digital|analysis|analytics|licensing|publications?|policy|the|of|and|for"
    r"|manager|officer|admin\w*|press|web|team's|programme|project|network|quality|land|marine)\b"
)


def body_of(page: Page, node: Subject) -> str:
    """Give the name of the body that a person belongs to; nothing when the page says none."""
    said = page.graph.properties(node)
    bodies = [body for iri in _BODIES for body in said.get(iri, ())]
    for body in (*bodies, *page.pointing(_MEMBERS).get(node, ())):
        name = body.value if isinstance(body, Literal) else best(page.labels(body, "organisation"))
        if name:
            return name
    return ""


def is_mailbox_of_person(name: str, email: str) -> bool:
    """Tell whether a mailbox is called after a person: ``r.moss@`` of Robin Moss.

    A name of two or three words that makes up the mailbox's is taken for a person's, unless a word
    in it is one that teams are called by.
    """
    words = [word.casefold() for word in _WORDS.findall(name)]
    local = email.partition("@")[0].casefold()
    if not _SHORTEST_NAME <= len(words) <= _SHORTEST_NAME + 1 or not local:
        return False
    if _OF_TEAMS.search(name):
        return False
    first, last = words[0], words[-1]
    plain = re.sub(r"[^a-z0-9]", "", local)
    return plain in {first + last, first[0] + last, last + first, first + last[0]}
