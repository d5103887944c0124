"""Records of a page, one at a time: identified, compared with what is known, mapped, judged."""

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from schemas.errors import RecordTooLargeError
from schemas.findings import Conformance, Finding, Report, Severity
from schemas.model import (
    AccessRights,
    CatalogRecord,
    Resource,
    best,
)
from schemas.namespaces import WL, rewritten_iri
from schemas.private_hosts import is_private
from schemas.rdf import properties
from schemas.rdf.canonical import ReceivedTriple, closure, digest, labelled
from schemas.rdf.graph import PageGraph
from schemas.rdf.locating import located
from schemas.rdf.property_kinds import Shape
from schemas.rdf.read_agents import add_agents
from schemas.rdf.read_identity import (
    Candidate,
    Identity,
    Surroundings,
    candidates,
    identify,
    is_reference,
    title_of,
    type_of,
)
from schemas.rdf.read_keeping import keep, keep_links, keep_spare, made
from schemas.rdf.read_kinds import READERS
from schemas.rdf.read_literals import same_address
from schemas.rdf.read_parts import parts
from schemas.rdf.read_resolution import AS_TEXT
from schemas.rdf.read_rights import settle_licence, settle_limits
from schemas.rdf.read_state import Page, Values
from schemas.rdf.rest import Rest
from schemas.rdf.term_sets import UK_MODEL
from schemas.reading import ReadOptions, RecordReading
from schemas.rules import codes, report
from schemas.rules.page_codes import withheld
from schemas.rules.report import rejected
from schemas.rules.standing import ACCESS_RIGHTS
from schemas.vocabularies import access_rights, frequency

#: Part of every digest: raise it when records would be read or judged otherwise than before, so
#: that the next harvest reads them all again.
READER_VERSION: Final = "4"


_MOST_TOLD: Final = 50
_ASSUMED: Final = WL + "assumedAccessRights"
_WITHHELD: Final = "not shown: the page holds a record that may not be catalogued"
_NOT_JUDGED: Final = Report(
    conformance=Conformance(
        mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0
    )
)
# A record may hold anything; what goes wrong with one must not cost the others.
_FAULTS: Final = (ValueError, TypeError, ArithmeticError, LookupError, RecursionError)


class RecordReader:
    """Reads the records of one page in document order."""

    def __init__(self, graph: PageGraph, *, today: dt.date, options: ReadOptions) -> None:
        self.graph = graph
        self.datasets = 0
        self.services = 0
        self.series = 0
        self.references = 0
        self.reads_parts = options.reads_parts
        self.rest = Rest(graph)
        self._page = Page(graph, READERS)
        self._around = Surroundings(graph)
        self._today = today
        self._options = options
        self._known = options.known or {}
        self._earlier = options.seen or {}
        self._seen: dict[str, str] = {}
        self._salt = f"{READER_VERSION} {options.is_open_by_nature}"

    def page_findings(self) -> list[Finding]:
        """Tell what was noticed about the page, quoting nothing if any of it may not be kept."""
        lost = self._around.lost_records[:_MOST_TOLD]
        if not lost and not self.graph.findings:
            return []
        found = self.graph.findings
        if self.graph.holds_marked():
            lost = [_WITHHELD] * len(lost)
            found = [withheld(finding) for finding in found]
        return [*found, *(codes.CATALOG_RECORD_LOST.at("catalogRecord", each) for each in lost)]

    def records(self) -> Iterator[RecordReading]:
        """Read one record after the other."""
        for candidate in candidates(self.graph):
            if is_reference(candidate, self._around):
                self.references += 1
                continue
            self._count(candidate.shape)
            yield self._read(candidate)
        if self._options.reads_parts:
            yield from parts(self._page)

    def _count(self, shape: Shape) -> None:
        if shape is properties.DATASET:
            self.datasets += 1
        elif shape is properties.SERVICE:
            self.services += 1
        else:
            self.series += 1

    def _read(self, candidate: Candidate) -> RecordReading:
        identity = identify(candidate, self.graph)
        title = title_of(candidate.properties)
        self._page.begin(identity.key)
        # Before anything else, so that no text goes anywhere.
        if self._is_marked(candidate):
            self.rest.refuse()
            finding = codes.CLASSIFICATION_REFUSED.at("securityClassification")
            return self._rejected(candidate, identity, "", [finding])
        if fault := self._fault_of(identity, title):
            return self._rejected(candidate, identity, title, [fault])
        self._seen[identity.key] = title
        if refusals := self._refusals(candidate):
            return self._rejected(candidate, identity, title, refusals)
        try:
            return self._compared(candidate, identity, title)
        except RecordTooLargeError as error:
            words = {"limit": error.limit}
            fault = codes.RECORD_TOO_LARGE.at("record", error.size, words=words)
            return self._rejected(candidate, identity, title, [fault])

    def _is_marked(self, candidate: Candidate) -> bool:
        subject = candidate.subject
        return self.graph.is_marked(subject) or self._around.are_marked(subject)

    def _compared(self, candidate: Candidate, identity: Identity, title: str) -> RecordReading:
        """Read a record unless the catalogue has it as it is."""
        triples = self._triples(candidate)
        graph, parts = self._evidence(candidate, triples)
        plain_digest = digest(parts)
        if self._known.get(identity.key) == plain_digest:
            self.rest.take(triples)
            return RecordReading(
                identifier=identity.key,
                type=type_of(candidate.shape),
                title=title,
                resource=None,
                report=_NOT_JUDGED,
                graph=b"",
                digest=plain_digest,
                unchanged=True,
            )
        reading = self._mapped(candidate, identity, graph, parts, plain_digest)
        if reading.resource is not None:
            self.rest.take(triples)
        elif any(f.code == codes.CLASSIFICATION_REFUSED.code for f in reading.report.findings):
            self.rest.refuse()
        return reading

    def _fault_of(self, identity: Identity, title: str) -> Finding | None:
        """Find what keeps a record from being read at all."""
        if not identity.key:
            return codes.IDENTIFIER_MISSING.at("identifier", identity.placeholder)
        for known in (self._seen, self._earlier):
            if identity.key in known:
                words = {"first": known[identity.key][:80], "later": title[:80]}
                return codes.IDENTIFIER_DUPLICATE.at("identifier", identity.key, words=words)
        return None

    def _triples(self, candidate: Candidate) -> Collection[ReceivedTriple]:
        """Collect what a record and the catalogue's entry about it say."""
        triples = closure(self.graph, candidate.subject)
        record = self._around.records.get(candidate.subject)
        if record is None:
            return triples
        return dict.fromkeys([*triples, *closure(self.graph, record)])

    def _evidence(
        self, candidate: Candidate, triples: Iterable[ReceivedTriple]
    ) -> tuple[bytes, bytes]:
        """Give the record's graph, and that with all else that the reading depends on."""
        subject = candidate.subject
        graph, labels = labelled(triples)
        self.rest.name(subject, labels)
        parents = [
            *self._around.catalogues.get(subject, ()), *self._around.series.get(subject, ())
        ]  # fmt: skip
        return graph, b"\n".join((self._salt.encode(), "\n".join(parents).encode(), graph))

    def _rejected(
        self,
        candidate: Candidate,
        identity: Identity,
        title: str,
        findings: Iterable[Finding],
        graph: bytes = b"",
    ) -> RecordReading:
        verdict = rejected(findings, candidate.shape.model)
        sheet = self.graph.sheets.get(candidate.subject)
        line = self.graph.line_of(candidate.subject)
        return RecordReading(
            identifier=identity.key,
            type=type_of(candidate.shape),
            title=title,
            resource=None,
            report=located(verdict, self.graph, line, sheet),
            graph=graph,
            digest="",
            line=line,
        )

    def _mapped(
        self,
        candidate: Candidate,
        identity: Identity,
        graph: bytes,
        parts: bytes,
        plain_digest: str,
    ) -> RecordReading:
        page = self._page
        try:
            resource = self._resource(candidate, identity)
            page.remarks.extend(self._remarks_of_dialect(candidate))
            verdict = report(resource, page.remarks, self._today)
        except _FAULTS as error:
            fault = codes.RECORD_UNREADABLE.at("record", f"{type(error).__name__}: {error}")
            title = title_of(candidate.properties)
            return self._rejected(candidate, identity, title, [fault, *page.remarks], graph)
        if not resource.title:
            findings = [codes.TITLE_MISSING.at("title"), *verdict.findings]
            return self._rejected(candidate, identity, "", findings, graph)
        future = _depends_on_today(verdict)
        line = self.graph.line_of(candidate.subject)
        return RecordReading(
            identifier=identity.key,
            type=type_of(candidate.shape),
            title=best(resource.title),
            resource=resource if verdict.usable else None,
            report=located(verdict, self.graph, line, self.graph.sheets.get(candidate.subject)),
            graph=graph,
            digest=digest(parts + future) if future else plain_digest,
            line=line,
        )

    def _refusals(self, candidate: Candidate) -> list[Finding]:
        """Give what keeps a record out by the word of its dialect, such as that it is a draft."""
        remarks = self.graph.remarks.get(candidate.subject, ())
        return [each for each in remarks if each.severity is Severity.BLOCKER]

    def _remarks_of_dialect(self, candidate: Candidate) -> Iterator[Finding]:
        """Give what was remarked on a record's object, and on those that it is described by."""
        if not self.graph.remarks:
            return
        nodes = dict.fromkeys(subject for subject, _, _ in closure(self.graph, candidate.subject))
        for node in nodes:
            yield from self.graph.remarks.get(node, ())

    def _resource(self, candidate: Candidate, identity: Identity) -> Resource:
        page = self._page
        values, spare = page.fields(candidate.subject, candidate.shape)
        add_agents(page, candidate.properties, values)
        settle_licence(page, values)
        settle_limits(page, values, is_assumed=_ASSUMED in candidate.properties)
        spare = {**spare, **page.spare}
        self._drop_data_as_landing_page(values)
        self._remark_on_node(candidate, identity, values)
        values["identifier"] = identity.key
        values["iri"] = identity.iri
        keep(values, "other_identifiers", identity.others)
        self._set_access_rights(candidate, values, spare)
        keep_spare(values, spare)
        self._set_surroundings(candidate, values)
        if AS_TEXT in spare:
            keep(values, "spatial_resolution", spare[AS_TEXT])
        if "repeats" in spare and candidate.shape is not properties.SERVICE:
            repeats = frequency.lookup(str(spare["repeats"][0]))
            values.setdefault("update_frequency", repeats)
        return made(candidate.shape, values)

    def _remark_on_address(self, identity: Identity) -> None:
        if identity.iri is None:
            self._page.remark(codes.NODE_BLANK, "identifier", identity.key)
        elif identity.iri in self.graph.bad_iris:
            self._page.remark(codes.IDENTIFIER_IRI_BAD, "identifier", identity.iri)
        elif is_private(identity.iri):
            self._page.remark(codes.URL_PRIVATE, "identifier", identity.iri)

    def _remark_on_node(self, candidate: Candidate, identity: Identity, values: Values) -> None:
        page = self._page
        self._remark_on_address(identity)
        if identity.placeholder is not None:
            page.remark(codes.IDENTIFIER_PLACEHOLDER, "identifier", identity.placeholder)
        if page.is_tagged:
            page.remarks.append(_tagged())
        beyond = tuple(sorted(values.keys() - UK_MODEL))
        if beyond:
            page.remarks.append(_beyond(candidate.shape.model, beyond))
        if page.unread:
            page.remarks.append(_not_read(tuple(page.unread)))
        for iri in self.graph.rewritten(candidate.subject):
            words = {"right": rewritten_iri(iri)}
            page.remark(codes.NAMESPACE_WRONG, _name_of(candidate.shape, iri), iri, words)

    def _set_access_rights(
        self, candidate: Candidate, values: Values, spare: dict[str, Sequence[object]]
    ) -> None:
        """Settle what was not said: the most closed, marked as assumed."""
        if "access_rights" in values and "access_rights" not in spare:
            return
        assumed = AccessRights.INTERNAL
        if "access_rights" in spare:
            assumed = next(r for r in spare["access_rights"] if isinstance(r, AccessRights))
        else:
            if self._options.is_open_by_nature:
                assumed = AccessRights.OPEN
            for term in candidate.properties.get(_ASSUMED, ()):
                if isinstance(term, Literal):
                    assumed = access_rights.lookup(term.value) or assumed
        values["access_rights"] = assumed
        values["assumed"] = (ACCESS_RIGHTS,)

    def _drop_data_as_landing_page(self, values: Values) -> None:
        """Keep addresses of the data out of where everybody sees them.

        Whatever the access rights: what is shown must not depend on what is not.
        """
        pages: tuple[str, ...] = values.pop("landing_page", ())
        if not pages:
            return
        files = (*values.get("distribution", ()), *values.get("sample", ()))
        data = {same_address(url) for file in files for url in file.download_url}
        data.update(map(same_address, values.get("endpoint_url", ())))
        kept = tuple(page for page in pages if same_address(page) not in data)
        for page in pages:
            if page not in kept:
                self._page.remark(codes.LANDING_PAGE_IS_DATA, "landingPage", page)
        keep(values, "landing_page", kept)

    def _set_surroundings(self, candidate: Candidate, values: Values) -> None:
        """Add what other nodes say: the catalogue, the series, the catalogue record."""
        around, subject = self._around, candidate.subject
        keep_links(values, "in_catalog", around.catalogues.get(subject, ()))
        if candidate.shape is properties.DATASET:
            keep_links(values, "in_series", around.series.get(subject, ()))
        node = around.records.get(subject)
        if node is None:
            return
        found = self._page.nested(node, properties.CATALOG_RECORD, "catalogRecord.")
        iri = node.value if isinstance(node, NamedNode) else None
        if found or iri:
            values["catalog_record"] = CatalogRecord(iri=iri, **found)


def _depends_on_today(verdict: Report) -> bytes:
    """Mark a digest whose report holds only until some date comes.

    The mark keeps such a record from being passed over as unchanged; it stays the same from day to
    day, so that nothing is written until the report is another.
    """
    paths = [f.path for f in verdict.findings if f.code == codes.DATE_IN_FUTURE.code]
    return "".join(f"\nfuture {path}" for path in paths).encode()


@functools.cache
def _tagged() -> Finding:
    return codes.LANGUAGE_TAGGED.at("title")


@functools.lru_cache(maxsize=4096)
def _beyond(model: type, fields: tuple[str, ...]) -> Finding:
    shapes = (properties.DATASET, properties.SERVICE, properties.SERIES)
    shape = next(shape for shape in shapes if shape.model is model)
    shown = ", ".join(prop.name for prop in shape.properties if prop.field in fields)
    return codes.PROPERTY_BEYOND_MODEL.at("record", shown)


@functools.lru_cache(maxsize=256)
def _not_read(iris: tuple[str, ...]) -> Finding:
    return codes.PROPERTY_NOT_READ.at("record", ", ".join(iris))


def _name_of(shape: Shape, iri: str) -> str:
    known = shape.lookup.get(rewritten_iri(iri))
    return known[0].name if known else "record"
