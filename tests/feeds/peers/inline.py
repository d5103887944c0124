"""The cases that stand inside CKAN's tests, each with the test of ours that has the same shape."""

from typing import Final

#: Case, what they assert, our test, and in what we differ.
INLINE: Final = (
    (
        "two pages with hydra:PagedCollection and nextPage", "4 datasets of 2 pages",
        "tests/quirks/test_i_transport.py::test_quirk_093", "",
    ),
    (
        "the same with PartialCollectionView and hydra:next", "next is preferred",
        "tests/quirks/test_i_transport.py::test_quirk_093, 094", "",
    ),
    (
        "page 2 has the bytes of page 1", "stops with a warning, no duplicates",
        "tests/quirks/test_i_transport.py::test_quirk_095",
        "the run fails, so that nothing is retired: pages may be missing",
    ),
    (
        "two datasets with the same title", "two records, names of their own",
        "tests/quirks/test_a_datasets.py::test_quirk_020", "",
    ),
    (
        "a dataset removed from the source", "deleted, the other kept",
        "tests/quirks/test_i_transport.py::test_quirk_109",
        "retired, not deleted: it keeps its id and history and may return",
    ),
    (
        "bytes over the limit", "job error, nothing imported",
        "tests/quirks/test_i_transport.py::test_quirk_101", "",
    ),
    (
        "malformed RDF/XML or Turtle", "1 error with the message, 0 objects",
        "tests/quirks/test_i_transport.py::test_quirk_102", "",
    ),
    (
        "order of identifiers", "URI, identifier, source and name, name",
        "tests/quirks/test_a_datasets.py::test_quirk_002",
        "identifier before URI, and never the title: titles change and repeat",
    ),
    (
        'keywords "a, b" in one literal', "split on commas",
        "tests/quirks/test_b_text.py::test_quirk_029", "only if every part is short",
    ),
    (
        "dct:spatial in five forms", "address, text, geometry, or none and no failure",
        "tests/quirks/test_g_places.py::test_quirk_079 to 086", "",
    ),
    (
        "dct:format in five forms", "media type or label, in that order",
        "tests/quirks/test_d_distributions.py::test_quirk_054", "",
    ),
    (
        "distribution harvested again with the same address", "its id is kept",
        "tests/quirks/test_d_distributions.py::test_quirk_050", "",
    ),
)  # fmt: skip

#: Sections and files that no source kind of ours reads yet, or that hold nothing to read.
NOT_READ: Final = (
    ("ckanext-dcat/ckan/*.json", "CKAN's own JSON, input for its writers: another source kind"),
    ("ckanext-dcat/croissant/", "not valid JSON, as its own project notes; no test loads it"),
    ("ckanext-dcat/shacl/", "shapes, not records: see the validation of our exports"),
    ("ckanext-spatial/xml/", "UK GEMINI and ISO 19139 are read in a later issue"),
    ("ckanext-spatial/wms/capabilities.xml", "an answer of a map service, read with GEMINI"),
    ("ckanext-datagovuk/inventory.xml", "the LGA inventory is a schema of its own: a later issue"),
    (
        "alphagov-ckan-mock-harvest-sources/ckan/",
        "CKAN's package_search: another source kind",
    ),
)  # fmt: skip
