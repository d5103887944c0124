"""Links to other records: to their pages here where they are ours and may be known of."""

from collections.abc import Iterable, Mapping

import msgspec

from catalogue.domain.back_link import BackLink
from catalogue.services.seeing import RelatedRecord
from frontend.pages.record.lines import Line, labelled, worded
from schemas.model import Document, QualifiedRelation, Reference


class Linking:
    """Makes lines of what a record's links say."""

    def __init__(
        self,
        related: Mapping[str, RelatedRecord],
        linking: Mapping[BackLink, tuple[RelatedRecord, ...]],
    ) -> None:
        self._related = related
        self._linking = linking

    def back(self, link: BackLink) -> tuple[Line, ...]:
        """Make lines of the records that link to this one in some way."""
        return tuple(_page_of(each) for each in self._linking.get(link, ()))

    def targets(self, *values: str | None) -> tuple[Line, ...]:
        """Make a line of each IRI or identifier."""
        return tuple(line for each in values if each for line in self.reference(_bare(each)))

    def references(self, values: Iterable[Reference]) -> tuple[Line, ...]:
        """Make lines of references."""
        return tuple(line for each in values for line in self.reference(each))

    def relations(self, values: Iterable[QualifiedRelation]) -> tuple[Line, ...]:
        """Make lines of relations, each with the role that its target has."""
        return tuple(
            with_note(line, each.role) for each in values for line in self.reference(each.relation)
        )

    def documents(self, values: Iterable[Document]) -> tuple[Line, ...]:
        """Make lines of documents, some of which may be records."""
        return tuple(
            line
            for each in values
            for line in (
                self.reference(Reference(target=each.iri, title=each.label))
                if each.iri
                else worded(each.label)
            )
        )

    def reference(self, value: Reference) -> tuple[Line, ...]:
        """Make lines of one reference: the record's page, or whatever the source wrote."""
        ours = self._related.get(value.target)
        if ours is None:
            return labelled(value.title, value.target)
        link = _page_of(ours)
        called = (line for line in worded(value.title) if line.text != ours.title)
        return (link, *called)


def with_note(line: Line, note: str | None) -> Line:
    """Say something beside a line."""
    if not note:
        return line
    both = ", ".join(filter(None, (note, line.note)))
    return msgspec.structs.replace(line, note=both)


def _page_of(record: RelatedRecord) -> Line:
    return Line(text=record.title or record.id, href=f"/records/{record.id}", is_ours=True)


def _bare(target: str) -> Reference:
    return Reference(target=target)
