"""A record with all that its source says of it, for its owner: the model and what it omits."""

from catalogue.services.received import ReceivedRecord
from schemas.rdf.describe import describe
from schemas.rdf.syntax import Syntax
from schemas.rdf.unread import unread
from schemas.rdf.write import write


def complete(received: ReceivedRecord, syntax: Syntax) -> bytes:
    """Write a record so that reading it gives the same record, with nothing of its source lost."""
    shown = received.shown
    iri = shown.resource.iri or f"urn:uuid:{shown.id}"
    beyond = unread(received.graph, shown.identifier, iri)
    return write([*describe(shown.resource, iri=iri), *beyond], syntax)
