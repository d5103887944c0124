"""Adding sources, changing how they are treated, asking for a harvest: from the pages."""

from urllib.parse import urlsplit

import msgspec

from catalogue.domain.deed import Deed, DeedKind
from catalogue.domain.organisation import Organisation
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.errors import RefusedError
from catalogue.policy.permissions import Action, Service, decide
from catalogue.services.publishing import Clock
from catalogue.services.source_care import no_such_source
from catalogue.services.sourcing import SourceRegister
from catalogue.store.harvest_requests import HarvestRequest
from catalogue.store.store import Store


class SourceChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may settle about a source; its organisation only where they may move it."""

    location: str
    is_open_by_nature: bool
    organisation: str | None


class SourceSettings:
    """The use case of settling how a source is treated.

    A file's path is taken on the command line only: from a page it would read what lies on the
    server.
    """

    def __init__(self, store: Store, sources: SourceRegister, clock: Clock) -> None:
        self._store = store
        self._sources = sources
        self._clock = clock

    def organisations_for(self, viewer: Viewer) -> list[Organisation]:
        """List the organisations that a viewer may add a source for."""
        with self._store.reading() as work:
            every = work.organisations.all()
        return [one for one in every if one.is_active and self._may_add(viewer, one)]

    def may_move(self, viewer: Viewer, name: str) -> bool:
        """Tell whether a viewer may give a source to another organisation."""
        return self._may(viewer, Action.MOVE_SOURCE, self._managed(viewer, name))

    def add(self, viewer: Viewer, name: str, kind: str, wanted: SourceChange) -> None:
        """Add a source; raise ``RefusedError`` saying what cannot be used."""
        organisation = self._organisation(viewer, wanted.organisation)
        location = checked_location(wanted.location)
        self._sources.add(
            name,
            kind,
            location,
            is_open_by_nature=wanted.is_open_by_nature,
            organisation=organisation,
        )
        self._keep(viewer, DeedKind.SOURCE_ADDED, name, f"From {location}.")

    def change(self, viewer: Viewer, name: str, wanted: SourceChange) -> None:
        """Change how a source is treated; the next harvest reads every record again."""
        source = self._managed(viewer, name)
        location = wanted.location.strip()
        if location != source.location:
            location = checked_location(location)
        moved = self._moved(viewer, source, wanted.organisation)
        self._sources.change(
            name,
            location=location,
            is_open_by_nature=wanted.is_open_by_nature,
            organisation=moved,
        )
        words = _difference(source, self._sources.get(name))
        if words:
            self._keep(viewer, DeedKind.SOURCE_CHANGED, name, words)

    def ask_for_harvest(self, viewer: Viewer, name: str) -> None:
        """Ask for a harvest of a source; a worker begins it."""
        source = self._managed(viewer, name)
        now = self._clock()
        with self._store.unit_of_work() as work:
            work.harvest_requests.add(source.id, now, viewer.person_id or "")
        self._keep(viewer, DeedKind.HARVEST_ASKED_FOR, name, "")

    def asked_harvest(self, viewer: Viewer, name: str) -> HarvestRequest | None:
        """Return the harvest of a source that waits for a worker, if one does."""
        self._managed(viewer, name)
        with self._store.reading() as work:
            waiting = work.harvest_requests.all()
        return next((one for one in waiting if one.source == name), None)

    def _managed(self, viewer: Viewer, name: str) -> Source:
        with self._store.reading() as work:
            source = work.sources.find(name)
        if source is None or not self._may(viewer, Action.MANAGE_SOURCE, source):
            raise no_such_source(name)
        return source

    def _organisation(self, viewer: Viewer, slug: str | None) -> str | None:
        """Return whose source it is to be; only an administrator may leave that open."""
        if slug is None:
            if self._may(viewer, Action.ADD_SOURCE, Service()):
                return None
            raise RefusedError("Choose the organisation whose data the source describes.")
        if slug not in {one.slug for one in self.organisations_for(viewer)}:
            raise RefusedError("You cannot add a source for that organisation.")
        return slug

    def _moved(self, viewer: Viewer, source: Source, slug: str | None) -> str | None:
        """Return which organisation a source is given to, if it is to another than its own."""
        is_move = slug is not None and slug != source.organisation
        if not is_move or not self._may(viewer, Action.MOVE_SOURCE, source):
            return None
        with self._store.reading() as work:
            organisation = work.organisations.get(slug or "")
        if not self._may(viewer, Action.MOVE_SOURCE, organisation):
            raise RefusedError(
                "You belong to that organisation, so that you would read all of the source's "
                "records by it. Let another administrator give it the source."
            )
        return organisation.slug

    def _may_add(self, viewer: Viewer, organisation: Organisation) -> bool:
        return self._may(viewer, Action.ADD_SOURCE, organisation)

    def _may(self, viewer: Viewer, action: Action, thing: Source | Organisation | Service) -> bool:
        return decide(viewer, action, thing, self._clock()).allowed

    def _keep(self, viewer: Viewer, kind: DeedKind, source: str, words: str) -> None:
        deed = Deed(at=self._clock(), actor=viewer.person_id, kind=kind, source=source, words=words)
        with self._store.unit_of_work() as work:
            work.deeds.add([deed])


def checked_location(given: str) -> str:
    """Return an address that may be harvested from, or raise ``RefusedError`` saying why not."""
    location = given.strip()
    try:
        parts = urlsplit(location)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise RefusedError("That is no address; copy it from a browser that shows it.") from error
    if parts.scheme not in {"http", "https"} or not host or not _is_plain(location):
        raise RefusedError(
            "Give the feed's address, beginning with https:// or http://. A file can be harvested "
            "on the command line only."
        )
    return location


def _is_plain(location: str) -> bool:
    """Tell whether nothing stands in an address that parsing passes over, such as a line break."""
    return location.isprintable() and " " not in location


def _difference(before: Source, after: Source) -> str:
    changed = []
    if before.location != after.location:
        changed.append(f"Address: {before.location} became {after.location}.")
    if before.is_open_by_nature != after.is_open_by_nature:
        changed.append(f"Open by nature: {'yes' if after.is_open_by_nature else 'no'}.")
    if before.organisation != after.organisation:
        changed.append(f"Organisation: {before.organisation} became {after.organisation}.")
    return " ".join(changed)
