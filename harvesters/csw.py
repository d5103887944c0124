"""Catalogue services for the web (CSW 2.0.2) that offer their records as DCAT.

Records are asked for in DCAT's schema. Those that a service sends in another one, such as ISO
19139, are counted and told of, and not read.
"""

from contextlib import ExitStack

from catalogue.domain.source import Source
from harvesters import errors
from harvesters.csw_response import first_page
from harvesters.dcat import DcatSourceKind, local_path
from harvesters.guarded_http import GuardedClient
from harvesters.pages import Pages, RemotePages


class CswSourceKind(DcatSourceKind):
    """Reads a catalogue service: the source's location is the URL of its endpoint."""

    reader = "csw"

    def _pages(self, source: Source, held: ExitStack) -> Pages:
        if local_path(source.location) is not None:
            fix = "Give the URL of the service, without the parameters of a request."
            raise errors.FetchError(source.location, "is no URL of a service", fix)
        client = held.enter_context(GuardedClient(self._equipment.policy))
        return RemotePages(client, first_page(source.location))
