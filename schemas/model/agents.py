"""Organisations and people: publishers, creators, contacts and the Data Ownership Model's roles."""

from schemas.model.base import Value
from schemas.model.codes import ContactKind, DataRole
from schemas.model.text import Text


class Organisation(Value, frozen=True, kw_only=True):
    """A body that publishes, creates, controls or processes data (foaf:Organization).

    ``slug`` is the GOV.UK slug when the body was recognised in the register.
    """

    name: Text = ()
    iri: str | None = None
    slug: str | None = None
    identifier: str | None = None
    abbreviation: str | None = None
    homepage: str | None = None
    email: str | None = None


class ContactPoint(Value, frozen=True, kw_only=True):
    """Where questions are answered (vcard:Kind): meant to be a team's mailbox."""

    name: Text = ()
    email: str | None = None
    telephone: str | None = None
    address: str | None = None
    url: str | None = None
    organisation: str | None = None
    kind: ContactKind = ContactKind.UNKNOWN


class RoleHolder(Value, frozen=True, kw_only=True):
    """A named person in a role of the Data Ownership Model; seen only inside the organisation."""

    role: DataRole
    name: Text = ()
    email: str | None = None
    organisation: str | None = None


class QualifiedAttribution(Value, frozen=True, kw_only=True):
    """An agent with a role that DCAT has no property for (prov:qualifiedAttribution)."""

    agent: Organisation
    role: str | None = None
