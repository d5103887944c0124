"""The register of sources: naming a feed, finding it again, changing how it is treated."""

import re

import msgspec

from catalogue.domain.source import Source
from catalogue.errors import RefusedError
from catalogue.services.publishing import Clock
from catalogue.services.verdicts import NewId
from catalogue.store.store import Store

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}", re.ASCII | re.IGNORECASE)


class SourceRegister:
    """Sources by name."""

    def __init__(self, store: Store, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    def all(self) -> list[Source]:
        """List the sources by name."""
        with self._store.reading() as work:
            return work.sources.all()

    def get(self, name: str) -> Source:
        """Return a source; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.sources.get(name)

    def named(self, name: str, kind: str, location: str) -> Source:
        """Return the source of that name as it would be harvested from here, stored or not."""
        _refuse_unstorable(location)
        with self._store.reading() as work:
            known = work.sources.find(name)
        if known:
            return msgspec.structs.replace(known, kind=kind, location=location)
        return self._new(name, kind, location, is_open_by_nature=False)

    def keep_new(self, source: Source) -> None:
        """Store a source unless there is one of that name; where a known one is, stays as it is."""
        with self._store.unit_of_work() as work:
            if work.sources.find(source.name) is None:
                work.sources.add(source)

    def keep(self, source: Source) -> None:
        """Store where a known source was harvested from."""
        with self._store.unit_of_work() as work:
            if work.sources.get(source.name) != source:
                work.sources.update(source)

    def add(
        self,
        name: str,
        kind: str,
        location: str,
        *,
        is_open_by_nature: bool,
        organisation: str | None = None,
    ) -> None:
        """Add a source; raise ``RefusedError`` when the name is taken or no name."""
        _refuse_unstorable(location)
        source = self._new(name, kind, location, is_open_by_nature=is_open_by_nature)
        with self._store.unit_of_work() as work:
            if organisation is not None:
                work.organisations.get(organisation)
            work.sources.add(msgspec.structs.replace(source, organisation=organisation))

    def change(
        self,
        name: str,
        *,
        location: str | None = None,
        is_open_by_nature: bool | None = None,
        organisation: str | None = None,
    ) -> None:
        """Change what is given of a source; the next run judges every record anew."""
        _refuse_unstorable(location or "")
        with self._store.unit_of_work() as work:
            source = work.sources.get(name)
            if organisation is not None:
                work.organisations.get(organisation)
            changes = {
                "location": location,
                "is_open_by_nature": is_open_by_nature,
                "organisation": organisation,
            }
            given = {key: value for key, value in changes.items() if value is not None}
            work.sources.update(msgspec.structs.replace(source, **given))

    def _new(self, name: str, kind: str, location: str, *, is_open_by_nature: bool) -> Source:
        if not _NAME.fullmatch(name):
            raise RefusedError(
                f"{name!r} cannot name a source; use up to 63 letters, digits, dots, hyphens and "
                "underscores, a letter or digit first."
            )
        return Source(
            id=self._new_id(),
            name=name,
            kind=kind,
            location=location,
            is_open_by_nature=is_open_by_nature,
            created_at=self._clock(),
        )


def _refuse_unstorable(location: str) -> None:
    """Refuse what no database takes, and passwords: a source's location is shown and logged."""
    if not location.isprintable():
        raise RefusedError(
            f"{location!r} holds control characters or bytes that are not UTF-8; rename the file "
            "or mend the address."
        )
    if "://" in location and "@" in location.split("://", 1)[1].split("/", 1)[0]:
        raise RefusedError("Give the address of a source without a user name and password.")
