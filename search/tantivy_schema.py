"""The schema of a tantivy index, its analysers, and a document in its terms."""

import functools
import hashlib
from importlib import metadata

import msgspec
import tantivy

from search.document import SearchDocument
from search.fields import FACET_FIELDS, LONGEST_TOKEN, TEXT_FIELDS, TOKEN, values
from search.sort_keys import modified_key, ranks, title_key
from search.suggestions import suggestion_keys

STEMMED, PLAIN = "wayleave_stemmed", "wayleave_plain"
ID, DIGEST, VERSION = "id", "digest", "version"
WORDS, SUGGESTION, TITLE_KEY, MODIFIED_KEY = "words", "suggestion", "title_key", "modified_key"
RANKS = ("title_rank", "title_subrank")
_STORED = frozenset({"title", "keyword", "summary", "description"})
_PREPARED = 1_000
_LAYOUT = 3
"""Raise it when a change of this module calls for building every index anew."""


@functools.cache
def schema() -> tantivy.Schema:
    """Return the schema, which the table of fields decides."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(DIGEST, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(VERSION, stored=True)
    for field in TEXT_FIELDS:
        stored = field.name in _STORED
        builder.add_text_field(field.name, stored=stored, tokenizer_name=STEMMED)
    builder.add_text_field(WORDS, tokenizer_name=PLAIN, index_option="basic")
    for name in (*FACET_FIELDS, SUGGESTION, TITLE_KEY, MODIFIED_KEY):
        stored = name == TITLE_KEY  # it ends with the id, so that one is not stored twice
        builder.add_text_field(
            name, stored=stored, fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in RANKS:
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def layout() -> str:
    """Return what an index must have been built with to be read by this code."""
    fields = msgspec.json.encode([TEXT_FIELDS, FACET_FIELDS, TOKEN, LONGEST_TOKEN, sorted(_STORED)])
    table = hashlib.sha256(fields).hexdigest()[:16]
    return f"{metadata.version('tantivy')}; layout {_LAYOUT}; fields {table}"


@functools.cache
def stemmed() -> tantivy.TextAnalyzer:
    """Return the analyser of the text fields."""
    return _plain_builder().filter(tantivy.Filter.stemmer("english")).build()


@functools.cache
def plain() -> tantivy.TextAnalyzer:
    """Return the analyser of the field that prefixes are looked for in."""
    return _plain_builder().build()


def _plain_builder() -> tantivy.TextAnalyzerBuilder:
    # Not the pattern that Elasticsearch is given: it parts words alike, and more slowly.
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(step)
    return builder.filter(tantivy.Filter.remove_long(LONGEST_TOKEN + 1))


def open_index(path: str) -> tantivy.Index:
    """Open the index in a folder, or create it in an empty one; raise ``ValueError`` if damaged."""
    index = tantivy.Index(schema(), path=path)
    index.register_tokenizer(STEMMED, stemmed())
    index.register_tokenizer(PLAIN, plain())
    return index


@functools.lru_cache(maxsize=_PREPARED)
def as_tantivy(document: SearchDocument) -> tantivy.Document:
    """Return a document as it is indexed; audiences that see the same share it."""
    result = tantivy.Document()
    result.add_text(ID, document.id)
    result.add_text(DIGEST, document.digest)
    result.add_integer(VERSION, document.version)
    for field in TEXT_FIELDS:
        for value in values(document, field.name):
            result.add_text(field.name, value)
            result.add_text(WORDS, value)
    for facet in FACET_FIELDS:
        for value in dict.fromkeys(values(document, facet)):
            result.add_text(facet, value)
    for key in suggestion_keys(document):
        result.add_text(SUGGESTION, key)
    key = title_key(document)
    result.add_text(TITLE_KEY, key)
    for name, rank in zip(RANKS, ranks(key), strict=True):
        result.add_unsigned(name, rank)
    result.add_text(MODIFIED_KEY, modified_key(document))
    return result
