"""Every code about a page of a feed as a whole; the finding itself says what was done.

Who mends a page while parsing it writes a fix that quotes what was found. The fixes here say the
same without quoting, for the documentation and for pages of which nothing may be quoted.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.findings import Finding, Severity
from schemas.rules.rule import Rule

# What was repaired so that the page could be read.
PAGE_ENCODING: Final = Rule(
    "PAGE-ENCODING",
    Severity.WARNING,
    "The file is not in the encoding that it declares, or not in UTF-8: save it as UTF-8.",
)
PAGE_CONTROL_CHARACTER: Final = Rule(
    "PAGE-CONTROL-CHARACTER",
    Severity.WARNING,
    "Remove control characters from the text; they were left out.",
)
PAGE_IRI: Final = Rule(
    "PAGE-IRI",
    Severity.WARNING,
    "Write the address without illegal characters; it was read with these encoded.",
)
PAGE_LANGUAGE_TAG: Final = Rule(
    "PAGE-LANGUAGE-TAG",
    Severity.WARNING,
    "Use a language tag such as en, en-GB or cy; the text was kept.",
)
PAGE_ENTITY: Final = Rule(
    "PAGE-ENTITY",
    Severity.WARNING,
    "XML knows only &amp; &lt; &gt; &quot; and &apos;: write the character itself.",
)
PAGE_TEXT_MISPLACED: Final = Rule(
    "PAGE-TEXT-MISPLACED",
    Severity.WARNING,
    "A text stands where RDF/XML allows none, beside a link or in a node; it was left out.",
)
PAGE_TRIPLE_TERM: Final = Rule(
    "PAGE-TRIPLE-TERM",
    Severity.WARNING,
    "Statements about statements are not read: state the facts themselves.",
)
PAGE_LITERAL_LENGTH: Final = Rule(
    "PAGE-LITERAL-LENGTH", Severity.WARNING, "The text is too long; the rest was cut off."
)
PAGE_CONTEXT_ASSUMED: Final = Rule(
    "PAGE-CONTEXT-ASSUMED",
    Severity.WARNING,
    "The JSON names no context and was read as a data.json file: name its @context.",
)

PAGE_REST_TOO_LARGE: Final = Rule(
    "PAGE-REST-TOO-LARGE",
    Severity.WARNING,
    "The page says more about other things than records than can be kept: publish it in pages.",
)

PAGE_PART_NOT_READ: Final = Rule(
    "PAGE-PART-NOT-READ",
    Severity.NOTE,
    "This describes no dataset and no data service (a request for data, or data that others "
    "provide), so it was not catalogued.",
)

PAGE_FILE_UNREAD: Final = Rule(
    "PAGE-FILE-UNREAD",
    Severity.ERROR,
    "The file of the folder could not be read, the others were: correct it or take it out.",
)
PAGE_RECORDS_UNREAD: Final = Rule(
    "PAGE-RECORDS-UNREAD",
    Severity.WARNING,
    "The service sent these records in another schema than DCAT; they were not read: offer them "
    "as DCAT.",
)

# Where the next page is.
PAGE_LOOP: Final = Rule(
    "PAGE-LOOP",
    Severity.WARNING,
    "Leave the link out on the last page; it leads to a page already read.",
)
PAGE_NEXT_MISSING: Final = Rule(
    "PAGE-NEXT-MISSING",
    Severity.WARNING,
    "Put the next page's file beside this one, or harvest from the URL.",
)
PAGE_NEXT_REBASED: Final = Rule(
    "PAGE-NEXT-REBASED",
    Severity.NOTE,
    "Link to the public address; the page at the feed's own address was read instead.",
)

PAGE_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.code: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
)


def withheld(finding: Finding) -> Finding:
    """Take out of a finding on a page whatever it quotes from it."""
    rule = PAGE_RULES.get(finding.code)
    fix = rule.fix if rule else "Something on the page was repaired."
    return msgspec.structs.replace(finding, value=None, fix=fix, node=None, elsewhere=())
