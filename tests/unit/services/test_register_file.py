"""The register's file: spellings that are read, faults that are told by line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.person import AccreditationKind
from catalogue.errors import UnreadableInputError
from catalogue.services.register_file import number_key, researchers_in

HEADER = "Surname,First name,Organisation,Accreditation number,Type,Expiry date\n"


def test_a_line_becomes_a_researcher() -> None:
    found, faults = researchers_in(
        (HEADER + 'Invented,Alex,"Rivers, University of",ab 12-3,Full,31/03/2027\n').encode()
    )
    assert faults == []
    (one,) = found
    assert (one.surname, one.first_name, one.number) == ("Invented", "Alex", "AB123")
    assert (one.kind, one.expires_on) == (AccreditationKind.FULL, dt.date(2027, 3, 31))


@pytest.mark.parametrize(
    "written", ["2027-03-31", "31/03/2027", "31.03.2027", "31 March 2027", "31 Mar 2027"]
)
def test_a_date_is_read_in_each_of_its_usual_forms(written: str) -> None:
    found, _ = researchers_in((HEADER + f"I,A,O,1,Provisional AR,{written}\n").encode())
    assert found[0].expires_on == dt.date(2027, 3, 31)


def test_columns_stand_in_any_order_and_spreadsheets_write_marks_before_them() -> None:
    content = (
        "\ufeffTYPE,Expiry,Forename,Accreditation_Number,SURNAME,Stage\nfull,2027-03-31,A,1,I,x\n"
    )
    found, faults = researchers_in(content.encode())
    assert (found[0].surname, faults) == ("I", [])


def test_each_fault_is_told_by_its_line_and_the_rest_is_taken() -> None:
    lines = [
        "I,A,O,1,full,2027-03-31",
        "I,A,O,,full,2027-03-31",
        "I,A,O,2,maybe,2027-03-31",
        "I,A,O,3,full,soon",
        "",
        "I,A,O,1,full,2027-03-31",
        "I,A,O,---,full,2027-03-31",
    ]
    found, faults = researchers_in((HEADER + "\n".join(lines)).encode())
    assert [one.number for one in found] == ["1"]
    assert [fault.line for fault in faults] == [3, 4, 5, 7, 8]
    assert "Number: empty" in faults[0].message
    assert "'maybe'" in faults[1].message


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b,c\n1,2,3\n", b"\xff\xfe\x00\x01"])
def test_a_file_without_the_columns_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"[Nn]othing was imported"):
        researchers_in(content)


@given(st.binary(max_size=300))
def test_no_file_ends_in_anything_but_lines_faults_or_a_sentence(content: bytes) -> None:
    for start in (b"", HEADER.encode()):
        try:
            found, faults = researchers_in(start + content)
        except UnreadableInputError:
            continue
        assert all(one.number for one in found)
        assert all(fault.line > 1 for fault in faults)


@given(st.text("aB1 -./_"))
def test_marks_and_case_of_a_number_do_not_count(number: str) -> None:
    assert number_key(number.lower()) == number_key(number.upper()) == number_key(f" {number}-")
