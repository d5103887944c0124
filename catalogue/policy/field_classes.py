"""The table of field classes: for every field of the model, who may see it and why.

Each value carries its own rows: a table is hidden or shown by ``Dataset.tables``, its row count by
``Table.row_count``. Rows of a base class hold for the classes derived from it unless these say
otherwise. A field without a row is seen by the owner only, and a test fails.
"""

from collections.abc import Mapping

import msgspec

from catalogue.domain.record import FieldClass
from schemas.model import (
    AccessBlock,
    BoundingBox,
    CatalogRecord,
    CataloguedResource,
    Checksum,
    Code,
    Concept,
    ContactKind,
    ContactPoint,
    DataService,
    Dataset,
    DatasetSeries,
    Distribution,
    Document,
    LangString,
    Linkage,
    Location,
    Organisation,
    PartialDate,
    PeriodOfTime,
    QualifiedAttribution,
    QualifiedRelation,
    Reference,
    RoleHolder,
    Table,
    Variable,
)
from schemas.model.base import Value


class FieldRule(msgspec.Struct, frozen=True):
    """One row: the class of a field, and the reason for it.

    ``is_link`` marks text or documents that may point to another record; a ``Reference`` always
    does. ``is_covered`` marks a name that a value cannot do without: where it is hidden, another
    takes its place. ``names_fields`` marks a list of names of other fields.
    """

    field_class: FieldClass
    why: str
    is_link: bool = False
    is_covered: bool = False
    names_fields: bool = False


Rules = Mapping[str, FieldRule]

_A = FieldClass.EXISTENCE
_B = FieldClass.VARIABLES
_C = FieldClass.COUNTS
_D = FieldClass.TECHNICAL
_E = FieldClass.LINKAGE
_F = FieldClass.PEOPLE
_G = FieldClass.INTERNAL


def _rows(field_class: FieldClass, names: str, why: str, *, is_link: bool = False) -> Rules:
    rule = FieldRule(field_class, why, is_link=is_link)
    return dict.fromkeys(names.split(), rule)


_RESOURCE: Rules = {
    **_rows(_A, "identifier iri other_identifiers", "that the data exists"),
    **_rows(_A, "title alternative_title summary description", "what the data is"),
    **_rows(_A, "keyword theme subject language", "how the data is found"),
    **_rows(_A, "publisher creator", "the bodies that answer for the data"),
    **_rows(_A, "contact_point", "the way in; what concerns a person is ruled in ContactPoint"),
    **_rows(
        _A, "qualified_attribution", "bodies with a part in the data; people are ruled out inside"
    ),
    **_rows(_F, "role_holders", "named people; seen only inside the organisation"),
    **_rows(
        _A,
        "created issued modified version version_notes",
        "dates and versions as the source published them; when we saw a change is not shown",
    ),
    **_rows(
        _A, "access_rights security_classification licence rights access", "who may have the data"
    ),
    **_rows(_A, "legal_basis applicable_legislation retention", "the law the data is held under"),
    **_rows(_A, "holds_personal_data", "tells an applicant which route to take"),
    **_rows(
        _A,
        "is_critical_data_asset critical_purposes has_data_quality_action_plan",
        "what the data could be used for",
    ),
    **_rows(_A, "conforms_to landing_page", "standards and the page about the data"),
    **_rows(_A, "documentation", "pages about the data", is_link=True),
    **_rows(
        _A,
        "previous_version has_version is_version_of related_resource qualified_relation"
        " is_referenced_by in_catalog",
        "relations to records that the viewer may see",
        is_link=True,
    ),
    **_rows(_A, "catalog_record", "the source's own entry, as far as CatalogRecord allows"),
    **_rows(_D, "system_name storage_location", "where the data sits inside an organisation"),
    **_rows(_G, "risk_notes dpia_location", "the owner's own papers"),
    "assumed": FieldRule(_A, "never pass a guess off as the source's word", names_fields=True),
}

_DATASET: Rules = {
    **_rows(_A, "distribution sample", "the forms it can be had in; files are ruled inside"),
    **_rows(_A, "update_frequency temporal temporal_resolution", "coarse period"),
    **_rows(_A, "spatial", "coarse place; detail ruled in Location"),
    **_rows(_A, "spatial_resolution spatial_resolution_in_meters", "how fine, not where"),
    **_rows(_A, "population", "whom the data is about"),
    **_rows(_A, "provenance", "how the data came about", is_link=True),
    **_rows(_D, "was_generated_by", "names the system or process that made the data", is_link=True),
    **_rows(
        _A,
        "source in_series previous_in_series has_part is_part_of synthetic_version",
        "relations to records that the viewer may see",
        is_link=True,
    ),
    **_rows(_C, "record_count", "how many people or things are in the data"),
    **_rows(_B, "tables", "the data dictionary"),
    **_rows(_B, "linkage", "what it can be linked on; internals are ruled in Linkage"),
}

_SERIES: Rules = {
    **_rows(_A, "update_frequency spatial temporal", "coarse place and period"),
    **_rows(
        _A, "first last series_member", "relations to records that the viewer may see", is_link=True
    ),
}

_SERVICE: Rules = {
    **_rows(_D, "endpoint_url endpoint_description", "where the service answers"),
    **_rows(_D, "conforms_to", "the schema of an interface, where a dataset names a standard"),
    **_rows(_A, "serves_dataset", "relations to records that the viewer may see", is_link=True),
    **_rows(_A, "service_status service_type", "what kind of service there is"),
}

_DISTRIBUTION: Rules = {
    **_rows(_A, "title description format media_type", "the forms the data can be had in"),
    **_rows(_A, "compress_format package_format language", "the forms the data can be had in"),
    **_rows(_A, "licence rights access_rights status availability", "who may have this form"),
    **_rows(_A, "issued modified", "dates as the source published them"),
    **_rows(_A, "spatial_resolution_in_meters temporal_resolution", "coarse place and period"),
    **_rows(_B, "documentation", "at a file this is the dictionary of its columns", is_link=True),
    **_rows(_D, "download_url access_url", "where the file is"),
    **_rows(_D, "access_service", "leads to an endpoint, also one outside the catalogue"),
    **_rows(_D, "conforms_to", "the schema of the file"),
    **_rows(_D, "identifier", "often the name or path of the file"),
    **_rows(_D, "byte_size", "from the size of a file its number of rows can be reckoned"),
    **_rows(_D, "checksum", "tells whoever guesses the content that the guess is right"),
    # Many feeds use the download address as the node's name, so the name is as secret as it.
    "iri": FieldRule(_D, "often the download address itself", is_covered=True),
}

_CONTACT_FIELDS = "name email telephone address url organisation kind"

#: The rows of every class of the model, without those of the classes it derives from.
TABLE: Mapping[type[Value], Rules] = {
    CataloguedResource: _RESOURCE,
    Dataset: _DATASET,
    DatasetSeries: _SERIES,
    DataService: _SERVICE,
    Distribution: _DISTRIBUTION,
    CatalogRecord: {
        **_rows(_A, "iri issued modified", "dates as the source published them"),
        **_rows(_A, "conforms_to", "the profile that the source follows"),
        **_rows(_D, "source_metadata", "leads to the record before anything was hidden"),
    },
    AccessBlock: {
        **_rows(_A, "route process_url eligibility cost time_band", "how to ask"),
        **_rows(_A, "gateways jurisdictions", "the law that allows sharing"),
        **_rows(_A, "usable_in use_limitations use_requirements", "how it may be used"),
        **_rows(_A, "controllers processors", "the bodies that answer for the data"),
    },
    Table: {
        **_rows(_B, "name label description variables", "the data dictionary"),
        **_rows(_C, "row_count", "how many people or things are in the table"),
    },
    Variable: _rows(
        _B,
        "name label description data_type unit concept is_sensitive codes",
        "the data dictionary",
    ),
    Code: {
        **_rows(_B, "value label", "the data dictionary"),
        **_rows(_C, "frequency", "small numbers can point to people"),
    },
    Linkage: {
        **_rows(_B, "linkable_on", "that data can be linked is worth telling"),
        **_rows(_E, "match_keys threshold hash_method", "helps whoever wants to undo the linkage"),
    },
    ContactPoint: _rows(_A, _CONTACT_FIELDS, "a team's mailbox is the way in"),
    Organisation: _rows(
        _A, "name iri slug identifier abbreviation homepage email", "a body in the register"
    ),
    QualifiedAttribution: _rows(_A, "agent role", "a body in the register"),
    RoleHolder: _rows(_F, "role name email organisation", "a named person"),
    Reference: {
        **_rows(_A, "target", "seen where the record it leads to may be seen", is_link=True),
        **_rows(_A, "title", "seen where the record it leads to may be seen"),
    },
    QualifiedRelation: _rows(_A, "relation role", "seen where its target may be seen"),
    Document: _rows(_A, "iri label", "as visible as the field it stands in"),
    Concept: _rows(_A, "iri code label", "as visible as the field it stands in"),
    Location: {
        **_rows(_A, "iri label box", "coarse place: a name, or the box around all of the data"),
        **_rows(_D, "geometry", "an exact outline can give away a site"),
    },
    BoundingBox: _rows(_A, "west south east north", "as visible as the field it stands in"),
    Checksum: _rows(_A, "value algorithm", "as visible as the field it stands in"),
    PartialDate: _rows(_A, "lexical precision", "as visible as the field it stands in"),
    PeriodOfTime: _rows(_A, "start end label", "as visible as the field it stands in"),
    LangString: _rows(_A, "value language", "as visible as the field it stands in"),
}

#: The rows that hold instead when a value is, or may be, about a person.
PERSONAL: Mapping[type[Value], Rules] = {
    ContactPoint: {
        **_rows(_A, "url organisation", "the way in, without the person"),
        **_rows(_F, "name email telephone address kind", "a person instead of a team"),
    },
    # Feeds list researchers and officials as creators; only the register tells bodies for sure.
    Organisation: {
        **_rows(_A, "name iri slug identifier abbreviation homepage", "credited by the source"),
        **_rows(_F, "email", "not in the register, so it may be a person's address"),
    },
    QualifiedAttribution: _rows(_F, "agent role", "not in the register, so it may be a person"),
}

#: What an unknown field falls under.
UNKNOWN = FieldRule(_G, "a field without a row is seen by the owner only")


def is_personal(value: Value) -> bool:
    """Tell whether a value is ruled by ``PERSONAL`` instead of ``TABLE``."""
    if isinstance(value, ContactPoint):
        return value.kind is ContactKind.PERSON
    if isinstance(value, Organisation):
        return value.slug is None
    return isinstance(value, QualifiedAttribution) and value.agent.slug is None


def rules_of(kind: type[Value], *, personal: bool = False) -> dict[str, FieldRule]:
    """Collect the row of every field of a class, inherited ones too."""
    rules: dict[str, FieldRule] = {}
    for base in reversed(kind.__mro__):
        rules.update(TABLE.get(base, {}))
    if personal:
        rules.update(PERSONAL.get(kind, {}))
    return {name: rules.get(name, UNKNOWN) for name in kind.__struct_fields__}
