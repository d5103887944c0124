"""The settings and mapping of an Elasticsearch index: the same analysis as the embedded engine."""

import functools
import hashlib
from typing import Any

import msgspec

from search.document import SearchDocument
from search.fields import FACET_FIELDS, LONGEST_TOKEN, TEXT_FIELDS, TOKEN, values
from search.sort_keys import modified_key, title_key
from search.suggestions import suggestion_keys

Json = dict[str, Any]

STEMMED, PLAIN = "wayleave_stemmed", "wayleave_plain"
DIGEST, VERSION, WORDS = "digest", "version", "words"
SUGGESTION, TITLE_KEY, MODIFIED_KEY = "suggestion", "title_key", "modified_key"
LONGEST_KEYWORD = 8_000  # Lucene refuses a term over 32,766 bytes, and the document with it
_KEYWORD: Json = {"type": "keyword", "ignore_above": LONGEST_KEYWORD}
_PLAIN_STEPS = ["lowercase", "asciifolding", "wayleave_length"]


def index_settings() -> Json:
    """Return the settings: one shard, so that counts are exact and all scores comparable."""
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "5s",
        "analysis": {
            "tokenizer": {"wayleave_words": _tokenizer()},
            "filter": {
                "wayleave_length": {"type": "length", "max": LONGEST_TOKEN},
                # "english" would be the older Porter stemmer; the embedded engine has this one.
                "wayleave_stemmer": {"type": "stemmer", "language": "porter2"},
            },
            "analyzer": {
                PLAIN: _analyzer(_PLAIN_STEPS),
                STEMMED: _analyzer([*_PLAIN_STEPS, "wayleave_stemmer"]),
            },
        },
    }


def _tokenizer() -> Json:
    return {"type": "pattern", "pattern": TOKEN, "group": 0}


def _analyzer(steps: list[str]) -> Json:
    return {"type": "custom", "tokenizer": "wayleave_words", "filter": steps}


def index_mapping() -> Json:
    """Return the mapping, which the table of fields decides."""
    text = {"type": "text", "analyzer": STEMMED, "copy_to": WORDS}
    unsearched = {"index": False, "doc_values": True}
    properties: Json = {field.name: text for field in TEXT_FIELDS}
    properties |= {facet.value: _KEYWORD for facet in FACET_FIELDS}
    properties |= {
        WORDS: {"type": "text", "analyzer": PLAIN, "index_options": "docs", "norms": False},
        SUGGESTION: _KEYWORD,
        TITLE_KEY: {"type": "keyword", **unsearched},
        MODIFIED_KEY: {"type": "keyword", **unsearched},
        DIGEST: {"type": "keyword", **unsearched},
        VERSION: {"type": "long", **unsearched},
    }
    return {"dynamic": False, "_meta": {"layout": layout()}, "properties": properties}


@functools.cache
def layout() -> str:
    """Return what an index must have been built with to be read by this code."""
    fields = msgspec.json.encode([TEXT_FIELDS, FACET_FIELDS, index_settings()], order="sorted")
    return hashlib.sha256(fields).hexdigest()[:16]


def as_source(document: SearchDocument) -> Json:
    """Return a document as it is indexed."""
    source: Json = {
        DIGEST: document.digest,
        VERSION: document.version,
        SUGGESTION: suggestion_keys(document),
        TITLE_KEY: title_key(document),
        MODIFIED_KEY: modified_key(document),
    }
    for name in (*(field.name for field in TEXT_FIELDS), *FACET_FIELDS):
        found = values(document, name)
        if found:
            source[str(name)] = found
    return source
