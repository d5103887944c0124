"""Media types and file formats: one list, and every way that feeds name its members."""

import re
from typing import Final

from schemas.namespaces import EU_FILE_TYPE, IANA_MEDIA_TYPE
from schemas.vocabularies.terms import Term, index, key, last_part, remembered

_URI4URI: Final = "https://w3id.org/uri4uri/mime/"
_OLD_EU: Final = "http://publications.europa.eu/mdr/authority/file-type/"
_MEDIA_TYPE: Final = re.compile(
    r"(?:application|audio|font|image|message|model|multipart|text|video)/[\w.+*\-]+(?:\s*;.*)?",
    re.IGNORECASE,
)
_IN_ADDRESS: Final = re.compile(
    r"(?:media-types|mime|mediaTypes|mediatypes)/((?:application|audio|font|image|message|model"
    r"|multipart|text|video)/[^/?#]+)$",
    re.IGNORECASE,
)

# code, label, media type, other names. The code is the EU's file type where there is one.
_ROWS: Final = (
    ("CSV", "CSV", "text/csv", "comma separated values", "application/csv", "text/x-csv"),
    ("TSV", "TSV", "text/tab-separated-values", "tab separated"),
    ("XLSX", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     "excel", "ms excel", "excel 2007", "spreadsheet", "microsoft excel"),
    ("XLS", "Excel 97", "application/vnd.ms-excel", "application/msexcel"),
    ("ODS", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    ("JSON", "JSON", "application/json", "text/json"),
    ("JSON_LD", "JSON-LD", "application/ld+json", "jsonld"),
    ("GEOJSON", "GeoJSON", "application/geo+json", "application/vnd.geo+json"),
    ("XML", "XML", "application/xml", "text/xml"),
    ("GML", "GML", "application/gml+xml"),
    ("KML", "KML", "application/vnd.google-earth.kml+xml", "google earth"),
    ("KMZ", "KMZ", "application/vnd.google-earth.kmz"),
    ("HTML", "Web page", "text/html", "htm", "web page", "website", "webpage", "www", "link"),
    ("PDF", "PDF", "application/pdf", "adobe pdf"),
    ("TXT", "Text", "text/plain", "plain text", "ascii"),
    ("DOCX", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "word"),
    ("DOC", "Word 97", "application/msword"),
    ("ODT", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    ("PPTX", "PowerPoint",
     "application/vnd.openxmlformats-officedocument.presentationml.presentation", "powerpoint"),
    ("ZIP", "ZIP archive", "application/zip", "application/x-zip-compressed"),
    ("GZIP", "gzip", "application/gzip", "gz", "application/x-gzip"),
    ("TAR", "tar archive", "application/x-tar"),
    ("7Z", "7z archive", "application/x-7z-compressed"),
    ("SHP", "Shapefile", "application/vnd.shp", "esri shapefile", "shape", "shapefile zip"),
    ("GPKG", "GeoPackage", "application/geopackage+sqlite3", "application/geopackage+vnd.sqlite3"),
    ("GDB", "File geodatabase", "", "fgdb", "esri file geodatabase", "geodatabase",
     "feature collection"),
    ("TIFF", "TIFF", "image/tiff", "tif"),
    ("GEOTIFF", "GeoTIFF", "image/tiff; application=geotiff", "geotif"),
    ("PNG", "PNG", "image/png"),
    ("JPEG", "JPEG", "image/jpeg", "jpg"),
    ("SVG", "SVG", "image/svg+xml"),
    ("GRID_ASCII", "ESRI ASCII grid", "", "esri ascii grid", "asc"),
    ("NETCDF", "NetCDF", "application/netcdf", "application/x-netcdf", "nc"),
    ("HDF5", "HDF5", "application/x-hdf5", "hdf", "application/x-hdf"),
    ("PARQUET", "Parquet", "application/vnd.apache.parquet", "apache parquet"),
    ("SQL", "SQL", "application/sql"),
    ("SQLITE", "SQLite", "application/vnd.sqlite3", "application/x-sqlite3"),
    ("SAV", "SPSS", "application/x-spss-sav", "spss"),
    ("DTA", "Stata", "application/x-stata-dta", "stata"),
    ("SAS", "SAS", "application/x-sas-data", "sas7bdat"),
    ("RDF_TURTLE", "Turtle", "text/turtle", "ttl"),
    ("RDF_XML", "RDF/XML", "application/rdf+xml", "rdf"),
    ("RDF_N_TRIPLES", "N-Triples", "application/n-triples", "nt"),
    ("SPARQLQ", "SPARQL", "application/sparql-query", "sparql"),
    ("RSS", "RSS", "application/rss+xml"),
    ("ATOM", "Atom", "application/atom+xml"),
    ("ICS", "iCalendar", "text/calendar"),
    ("WMS", "WMS", "application/vnd.ogc.wms_xml", "ogc:wms", "wms_srvc", "ogc wms"),
    ("WFS", "WFS", "application/vnd.ogc.wfs_xml", "ogc:wfs", "wfs_srvc", "ogc wfs"),
    ("WCS", "WCS", "", "ogc:wcs", "ogc wcs"),
    ("WMTS", "WMTS", "", "ogc:wmts"),
    ("REST", "ArcGIS REST", "", "arcgis geoservices rest api", "esri rest", "arcgis geoservice",
     "esri:rest"),
    ("API", "API", "", "web api", "rest api"),
)  # fmt: skip


def _term(code: str, label: str, media_type: str, *aliases: str) -> Term:
    own = (media_type,) if media_type else ()
    addresses = tuple(base + name for name in own for base in (IANA_MEDIA_TYPE, _URI4URI))
    return Term(
        code, label, EU_FILE_TYPE + code, (*own, *addresses, _OLD_EU + code, *aliases, f".{code}")
    )


TERMS: Final = tuple(_term(*row) for row in _ROWS)
LABELS: Final = {term.code: term.label for term in TERMS}
MEDIA_TYPES: Final = {row[0]: row[2] for row in _ROWS if row[2]}
_TABLE: Final = index(TERMS)


@remembered
def lookup(name: str) -> str | None:
    """Find the code of a format by name, suffix, media type or address."""
    term = _TABLE.get(key(name))
    if term is None and _MEDIA_TYPE.fullmatch(name.strip()):
        term = _TABLE.get(key(name.partition(";")[0]))
    if term is None and "://" in name:
        media = _IN_ADDRESS.search(name)
        term = _TABLE.get(key(media[1] if media else last_part(name)))
    if term is None:
        words = key(name).removesuffix(" file").removesuffix(" files").removeprefix(".")
        term = _TABLE.get(words)
    return term.code if term else None


@remembered
def media_type(name: str) -> str | None:
    """Give the media type that a type, an address or a label stands for."""
    name = name.strip()
    if _MEDIA_TYPE.fullmatch(name):
        return name.lower() if ";" not in name else name
    found = _IN_ADDRESS.search(name)
    if found:
        return found[1].lower()
    code = lookup(name)
    return MEDIA_TYPES.get(code) if code else None
