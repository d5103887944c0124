"""The clause behind each code: the standard's own page, DCAT's, or ours."""

import pytest

from schemas.rules import RULES, obligations
from schemas.rules.clauses import DCAT_PROPERTIES, MODEL_PROPERTIES, RULES_PAGE, clause_of
from schemas.rules.page_codes import PAGE_RULES
from schemas.rules.standing import REFUSALS, REPAIRS

ALL = sorted([*RULES, *PAGE_RULES])
MODEL = "https://co-cddo.github.io/ukgov-metadata-exchange-model/"
DCAT = "https://www.w3.org/TR/vocab-dcat-3/#Property:"


@pytest.mark.parametrize("code", ALL)
def test_every_code_has_a_clause(code: str) -> None:
    clause = clause_of(code)
    assert clause.title
    if clause.is_ours:
        assert clause.url == f"{RULES_PAGE}#{code}"
    else:
        assert clause.url.startswith((MODEL, DCAT))


def test_every_property_that_is_asked_for_is_one_of_the_models() -> None:
    asked = [
        duty.finding
        for duties in (
            *obligations.OF_CLASS.values(),
            obligations.CONTACT,
            obligations.DISTRIBUTION,
        )
        for duty in (*duties.mandatory, *duties.recommended)
    ]
    for finding in asked:
        name = finding.path.rpartition(".")[2]
        assert name in MODEL_PROPERTIES
        assert clause_of(finding.code, finding.path).url == f"{MODEL}{name}/"


def test_the_property_counts_before_the_code() -> None:
    assert clause_of("VALUE-MAPPED", "distribution.mediaType").url == f"{MODEL}mediaType/"
    assert clause_of("VALUE-MAPPED", "temporal").url == f"{DCAT}dataset_temporal"
    assert clause_of("VALUE-MAPPED", "nothing we know").url == f"{RULES_PAGE}#VALUE-MAPPED"


def test_no_property_is_both_the_models_and_beyond_it() -> None:
    assert not MODEL_PROPERTIES & DCAT_PROPERTIES.keys()


def test_what_counts_as_repair_or_refusal_are_codes_of_rules() -> None:
    assert RULES.keys() >= REPAIRS | REFUSALS
    assert not REPAIRS & REFUSALS
