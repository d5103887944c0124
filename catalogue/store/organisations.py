"""Organisations, and the domains of their addresses."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.organisation import Organisation
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import people_tables
from catalogue.store.people_encoding import organisation_columns, organisation_from

_ORGANISATIONS = people_tables.organisations
_DOMAINS = people_tables.organisation_domains


class Organisations:
    """Organisations by slug; a slug belongs to one organisation and does not change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, organisation: Organisation) -> None:
        """Add an organisation; raise ``RefusedError`` when its slug is taken."""
        try:
            self._connection.execute(insert(_ORGANISATIONS), organisation_columns(organisation))
        except IntegrityError as error:
            raise RefusedError(
                f"There is already an organisation {organisation.slug!r}."
            ) from error
        self._set_domains(organisation)

    def update(self, organisation: Organisation) -> None:
        """Change all but the slug of an organisation; raise ``NotFoundError``."""
        same = _ORGANISATIONS.c.slug == organisation.slug
        columns = organisation_columns(organisation)
        done = self._connection.execute(update(_ORGANISATIONS).where(same).values(columns))
        if done.rowcount == 0:
            raise _unknown(organisation.slug)
        self._set_domains(organisation)

    def find(self, slug: str) -> Organisation | None:
        """Return the organisation of that slug, if there is one."""
        found = self._found(select(_ORGANISATIONS).where(_ORGANISATIONS.c.slug == slug))
        return found[0] if found else None

    def get(self, slug: str) -> Organisation:
        """Return the organisation of that slug; raise ``NotFoundError``."""
        organisation = self.find(slug)
        if organisation is None:
            raise _unknown(slug)
        return organisation

    def all(self) -> Sequence[Organisation]:
        """Return every organisation in the order of their names."""
        return self._found(
            select(_ORGANISATIONS).order_by(_ORGANISATIONS.c.name, _ORGANISATIONS.c.slug)
        )

    def of_domain(self, domain: str) -> Sequence[Organisation]:
        """Return the organisations with addresses in a domain."""
        slugs = select(_DOMAINS.c.organisation).where(_DOMAINS.c.domain == domain)
        return self._found(
            select(_ORGANISATIONS)
            .where(_ORGANISATIONS.c.slug.in_(slugs))
            .order_by(_ORGANISATIONS.c.name, _ORGANISATIONS.c.slug)
        )

    def _set_domains(self, organisation: Organisation) -> None:
        slug = organisation.slug
        self._connection.execute(delete(_DOMAINS).where(_DOMAINS.c.organisation == slug))
        rows = [{"organisation": slug, "domain": domain} for domain in organisation.domains]
        if rows:
            self._connection.execute(insert(_DOMAINS), rows)

    def _found(self, query: Select[tuple[object, ...]]) -> list[Organisation]:
        rows = list(self._connection.execute(query))
        slugs = [row.slug for row in rows]
        of_these = select(_DOMAINS).where(_DOMAINS.c.organisation.in_(slugs))
        domains: dict[str, list[str]] = {slug: [] for slug in slugs}
        for row in self._connection.execute(of_these.order_by(_DOMAINS.c.domain)):
            domains[row.organisation].append(row.domain)
        return [organisation_from(row, domains[row.slug]) for row in rows]


def _unknown(slug: str) -> NotFoundError:
    return NotFoundError(f"There is no organisation {slug!r}; see `wayleave organisations list`.")
