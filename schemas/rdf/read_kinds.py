"""Which reader serves which kind of property."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.rdf import (
    read_codes,
    read_dictionary,
    read_links,
    read_literals,
    read_nodes,
    read_periods,
    read_places,
    read_resolution,
)
from schemas.rdf.property_kinds import Kind
from schemas.rdf.read_distributions import distribution
from schemas.rdf.read_keywords import keyword
from schemas.rdf.read_state import Reader

READERS: Final[Mapping[Kind, Reader]] = MappingProxyType(
    {
        Kind.ACCESS: read_nodes.access,
        Kind.ACCESS_RIGHTS: read_codes.access_rights,
        Kind.ADDRESS: read_literals.address,
        Kind.ATTRIBUTION: read_nodes.attribution,
        Kind.BOOLEAN: read_literals.boolean,
        Kind.BOX: read_places.box,
        Kind.BYTE_SIZE: read_literals.integer,
        Kind.CHECKSUM: read_nodes.checksum,
        Kind.CLASSIFICATION: read_codes.classification,
        Kind.CODE: read_dictionary.code,
        Kind.COLUMN: read_dictionary.column,
        Kind.CONCEPT: read_codes.concept,
        Kind.CONTACT: read_nodes.contact,
        Kind.DATE: read_literals.date,
        Kind.DISTRIBUTION: distribution,
        Kind.DOCUMENT: read_links.document,
        Kind.EMAIL: read_literals.email,
        Kind.FORMAT: read_codes.format_,
        Kind.FREQUENCY: read_codes.frequency,
        Kind.GEOMETRY: read_places.geometry,
        # The identifier was settled before the rest is read.
        Kind.IDENTIFIER: lambda _page, _terms, _prop: (),
        Kind.INTEGER: read_literals.integer,
        Kind.KEYWORD: keyword,
        Kind.LANGUAGE: read_literals.language,
        Kind.LICENCE: read_codes.licence,
        Kind.LINKAGE: read_dictionary.linkage,
        Kind.LOCATION: read_places.location,
        Kind.MARKUP: read_literals.markup,
        Kind.MEDIA_TYPE: read_codes.media_type,
        Kind.ORGANISATION: read_nodes.organisation,
        Kind.OTHER_IDENTIFIER: read_links.other_identifier,
        Kind.PERIOD: read_periods.period,
        Kind.REFERENCE: read_links.reference,
        Kind.RELATION: read_nodes.relation,
        Kind.RESOLUTION: read_resolution.resolution,
        Kind.ROLE: read_codes.role,
        Kind.ROLE_HOLDER: read_nodes.role_holder,
        Kind.ROUTE: read_codes.route,
        Kind.SERVICE_STATUS: read_codes.service_status,
        Kind.SERVICE_TYPE: read_codes.service_type,
        Kind.STRING: read_literals.string,
        Kind.TABLE: read_dictionary.table,
        Kind.TARGET: read_literals.target,
        Kind.TELEPHONE: read_literals.telephone,
        Kind.TEXT: read_literals.text,
        Kind.THEME: read_codes.theme,
        Kind.TIME_BAND: read_codes.time_band,
        Kind.URL: read_literals.url,
    }
)
