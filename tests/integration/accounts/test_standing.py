"""What a person may claim: proved, confirmed, in date; and gone at once when it is taken away."""

import datetime as dt

import msgspec
import pytest

from catalogue.domain.person import Membership, Person, Role
from catalogue.errors import RefusedError
from catalogue.policy.audiences import Audience, audience_of
from catalogue.services.accounts import Accounts
from catalogue.services.accreditation import PER_PERSON, Accreditations
from catalogue.services.organisations import OrganisationRegister
from catalogue.services.people import PeopleRegister
from catalogue.services.sessions import Sessions
from catalogue.services.sign_ons import Claims, SignOns
from catalogue.services.throttling import TooManyAttemptsError
from catalogue.services.upkeep import Sweeping, Upkeep
from catalogue.services.viewers import Viewers
from catalogue.store import Store
from tests.contract.store.records import new_source
from tests.integration.accounts.conftest import mails
from tests.people import SetClock, new_organisation, new_person

HERE = "192.0.2.1"
HEADER = "Surname,First name,Organisation,Number,Type,Expiry date\n"
ALEX = "Invented,Alex,University of Rivers,AB12,Full,2027-03-31\n"
ROBIN = "Madeup,Robin,University of Rivers,CD34,Provisional,2027-06-30\n"
CLAIMS = Claims(
    issuer="https://id.example",
    subject="248289761001",
    name="Alex Invented",
    email="alex@rivers.example",
    email_verified=True,
)


@pytest.fixture
def alex(store: Store) -> Person:
    with store.unit_of_work() as work:
        work.people.add(new_person())
    return new_person()


def register(*lines: str) -> bytes:
    return (HEADER + "".join(lines)).encode()


def test_nobody_and_an_ended_account_are_anonymous(
    viewers: Viewers, alex: Person, people: PeopleRegister
) -> None:
    assert viewers.viewer_of(None) == viewers.viewer_of("nobody")
    assert viewers.viewer_of(alex.id).person_id == alex.id
    people.set_active(alex.id, is_active=False)
    assert viewers.viewer_of(alex.id) == viewers.viewer_of(None)


@pytest.mark.parametrize("number", ["AB12", "ab 12", "AB-12"])
def test_an_accreditation_is_claimed_by_number_and_name(
    accreditation: Accreditations, viewers: Viewers, alex: Person, clock: SetClock, number: str
) -> None:
    accreditation.import_register(register(ALEX, ROBIN))
    assert audience_of(viewers.viewer_of(alex.id), clock()) is Audience.PUBLIC
    accreditation.claim(alex.id, number, HERE)
    assert audience_of(viewers.viewer_of(alex.id), clock()) is Audience.ACCREDITED


def test_whatever_is_wrong_with_a_claim_the_words_are_the_same(
    accreditation: Accreditations, alex: Person, clock: SetClock, store: Store
) -> None:
    with store.unit_of_work() as work:
        work.people.add(new_person(id="namesake", email="other@rivers.example"))
    over = "Invented,Alex,University of Rivers,EF56,Full,2026-11-22\n"
    accreditation.import_register(register(ALEX, ROBIN, over))
    accreditation.claim("namesake", "AB12", HERE)
    words = set()
    for number in ("AB12", "CD34", "EF56", "XX99", ""):
        with pytest.raises(RefusedError) as refused:
            accreditation.claim(alex.id, number, HERE)
        words.add(str(refused.value))
    assert len(words) == 1
    with pytest.raises(TooManyAttemptsError):
        accreditation.claim(alex.id, "AB12", HERE)
    assert PER_PERSON.most == 5
    clock.move(days=1)
    with pytest.raises(RefusedError, match="no accreditation in date"):
        accreditation.claim(alex.id, "AB12", HERE)


def test_an_accreditation_ends_after_its_last_day_without_anything_being_done(
    accreditation: Accreditations, viewers: Viewers, alex: Person
) -> None:
    accreditation.import_register(register(ALEX))
    accreditation.claim(alex.id, "AB12", HERE)
    viewer = viewers.viewer_of(alex.id)
    end = dt.datetime(2027, 3, 31, 23, tzinfo=dt.UTC)  # midnight in London's summer
    assert viewer.accredited_until == end
    assert audience_of(viewer, end - dt.timedelta(seconds=1)) is Audience.ACCREDITED
    assert audience_of(viewer, end) is Audience.PUBLIC


def test_who_left_the_register_is_accredited_no_longer_and_a_new_expiry_is_taken_over(
    accreditation: Accreditations, viewers: Viewers, alex: Person
) -> None:
    accreditation.import_register(register(ALEX))
    accreditation.claim(alex.id, "AB12", HERE)
    renewed = ALEX.replace("2027", "2032")
    assert accreditation.import_register(register(renewed, ROBIN)).ended == 0
    until = viewers.viewer_of(alex.id).accredited_until
    assert until is not None
    assert until.year == 2032
    assert accreditation.import_register(register(ROBIN)).ended == 1
    assert viewers.viewer_of(alex.id).accredited_until is None


def test_a_name_that_no_longer_agrees_ends_it_at_the_next_sign_in(
    accreditation: Accreditations, viewers: Viewers, alex: Person, store: Store
) -> None:
    accreditation.import_register(register(ALEX))
    accreditation.claim(alex.id, "AB12", HERE)
    with store.unit_of_work() as work:
        person = work.people.get(alex.id)
        work.people.update(msgspec.structs.replace(person, name="Somebody Else"))
    accreditation.check(alex.id)
    assert viewers.viewer_of(alex.id).accredited_until is None


def test_half_a_register_is_not_taken_unless_it_is_said_to_be_right(
    accreditation: Accreditations,
) -> None:
    many = [ALEX.replace("AB12", f"N{number}") for number in range(10)]
    accreditation.import_register(register(*many))
    with pytest.raises(RefusedError, match="may shrink"):
        accreditation.import_register(register(ALEX))
    assert accreditation.summary().researchers == 10
    accreditation.import_register(register(ALEX), may_shrink=True)
    assert accreditation.summary().researchers == 1


def test_the_daily_work_is_done_once_a_day_and_checks_every_accreditation(
    accreditation: Accreditations, viewers: Viewers, alex: Person, store: Store, clock: SetClock
) -> None:
    accreditation.import_register(register(ALEX))
    accreditation.claim(alex.id, "AB12", HERE)
    upkeep = Upkeep(store, clock, accreditation)
    upkeep.do()
    assert not upkeep.is_due()
    with store.unit_of_work() as work:
        work.register.replace([], clock())
    upkeep.do()
    assert viewers.viewer_of(alex.id).accredited_until is not None
    clock.move(days=1)
    assert upkeep.is_due()
    upkeep.do()
    assert viewers.viewer_of(alex.id).accredited_until is None


def test_sessions_and_counted_attempts_that_are_over_are_swept_away_within_the_hour(
    store: Store, clock: SetClock, accounts: Accounts, sessions: Sessions
) -> None:
    sweeping = Sweeping(store, clock)
    sweeping.do()
    for number in range(3):
        sessions.begin(data={"csrf_token": "x"})
        with pytest.raises(RefusedError):
            accounts.authenticate(f"nobody-{number}@rivers.example", "three plain otters", HERE)
    assert rows(store, "sessions") == 3
    clock.move(hours=1)
    sweeping.do()
    assert not sweeping.is_due()
    assert (rows(store, "sessions"), rows(store, "attempts")) == (0, 1)


def rows(store: Store, table: str) -> int:
    with store.reading() as work:
        counted = work.connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(counted.scalar_one())


def test_a_first_sign_on_makes_a_person_and_the_next_finds_them_again(
    sign_ons: SignOns, people: PeopleRegister
) -> None:
    first = sign_ons.person_for(CLAIMS)
    again = sign_ons.person_for(
        msgspec.structs.replace(CLAIMS, name="Alex Renamed", email="new@rivers.example")
    )
    assert first.id == again.id
    assert people.get(first.id).email == "new@rivers.example"
    another = msgspec.structs.replace(CLAIMS, issuer="https://other.example")
    assert sign_ons.person_for(another).id != first.id


def test_an_address_alone_never_opens_a_local_account(
    sign_ons: SignOns, alex: Person, people: PeopleRegister
) -> None:
    claims = msgspec.structs.replace(CLAIMS, email=alex.email)
    assert sign_ons.person_for(claims).id != alex.id
    assert people.get(alex.id) == alex


def test_a_verified_address_whose_domain_folds_into_one_of_government_proves_nothing(
    organisations: OrganisationRegister, sign_ons: SignOns, viewers: Viewers
) -> None:
    organisations.add(new_organisation(domains=("strasse.example",)))
    said = msgspec.structs.replace(CLAIMS, email="alex@stra\u00dfe.example")
    person = sign_ons.person_for(said)
    assert person.verified_domain is None
    assert not viewers.viewer_of(person.id).is_government


def test_a_domain_of_an_organisation_outside_government_makes_nobody_government(
    organisations: OrganisationRegister, sign_ons: SignOns, viewers: Viewers
) -> None:
    person = sign_ons.person_for(CLAIMS)
    organisations.add(new_organisation("university-of-rivers", is_government=False))
    assert not viewers.viewer_of(person.id).is_government
    organisations.add(new_organisation())
    assert viewers.viewer_of(person.id).is_government


def test_an_ended_account_is_nobody_though_a_session_of_it_were_left(
    people: PeopleRegister, sessions: Sessions, viewers: Viewers, alex: Person
) -> None:
    people.set_active(alex.id, is_active=False)
    sessions.begin(alex.id)
    assert not viewers.viewer_of(alex.id).is_signed_in


def test_being_of_government_needs_a_verified_address_in_a_domain_of_an_active_organisation(
    sign_ons: SignOns, organisations: OrganisationRegister, viewers: Viewers
) -> None:
    person = sign_ons.person_for(CLAIMS)
    assert not viewers.viewer_of(person.id).is_government
    rivers = organisations.add(new_organisation())
    assert viewers.viewer_of(person.id).is_government
    organisations.change(msgspec.structs.replace(rivers, is_active=False))
    assert not viewers.viewer_of(person.id).is_government
    organisations.change(rivers)
    sign_ons.person_for(msgspec.structs.replace(CLAIMS, email_verified=False))
    assert not viewers.viewer_of(person.id).is_government


@pytest.mark.parametrize(
    "email",
    ["alex@rivers.example.evil.example", "alex@evilrivers.example", "alex@sub.rivers.example",
     "alex@evil.example@rivers.example", "", "rivers.example", "a\n@rivers.example"],
)  # fmt: skip
def test_an_address_that_only_looks_like_governments_is_not(
    sign_ons: SignOns, organisations: OrganisationRegister, viewers: Viewers, email: str
) -> None:
    organisations.add(new_organisation())
    person = sign_ons.person_for(msgspec.structs.replace(CLAIMS, email=email))
    assert not viewers.viewer_of(person.id).is_government


def test_an_ended_account_cannot_be_signed_on_to(sign_ons: SignOns, people: PeopleRegister) -> None:
    person = sign_ons.person_for(CLAIMS)
    people.set_active(person.id, is_active=False)
    with pytest.raises(RefusedError, match="ended"):
        sign_ons.person_for(CLAIMS)


def test_a_name_that_an_accreditation_was_matched_with_is_not_changed_by_the_provider(
    sign_ons: SignOns, accreditation: Accreditations, people: PeopleRegister
) -> None:
    person = sign_ons.person_for(CLAIMS)
    accreditation.import_register(register(ALEX))
    accreditation.claim(person.id, "AB12", HERE)
    sign_ons.person_for(msgspec.structs.replace(CLAIMS, name="Robin Madeup"))
    assert people.get(person.id).name == "Alex Invented"


def test_a_membership_counts_from_its_confirmation_and_no_longer_than_it_lasts(
    organisations: OrganisationRegister,
    viewers: Viewers,
    alex: Person,
    store: Store,
    clock: SetClock,
) -> None:
    organisations.add(new_organisation())
    with store.unit_of_work() as work:
        of_rivers = msgspec.structs.replace(new_source("land"), organisation="rivers-agency")
        work.sources.add(of_rivers)
    organisations.ask_for_membership(alex.id, "rivers-agency")
    assert viewers.viewer_of(alex.id).organisations == frozenset()
    organisations.confirm(alex.id, "rivers-agency")
    viewer = viewers.viewer_of(alex.id)
    assert viewer.organisations == {"rivers-agency"}
    assert viewer.member_sources == {"land"}
    assert viewer.owned_sources == frozenset()
    assert [mail.subject for mail in mails(store, clock)] == ["Your membership was confirmed"]
    organisations.remove(alex.id, "rivers-agency")
    assert viewers.viewer_of(alex.id).organisations == frozenset()


@pytest.mark.parametrize(
    ("role", "owns"),
    [
        (Role.DECIDER, True),
        (Role.PUBLISHER, True),
        (Role.HANDLER, False),
        (Role.CO_ORDINATOR, False),
        (Role.MEMBER, False),
    ],
)
def test_who_decides_or_publishes_owns_the_sources_and_nobody_else(
    organisations: OrganisationRegister, viewers: Viewers, alex: Person, store: Store,
    role: Role, *, owns: bool,
) -> None:  # fmt: skip
    organisations.add(new_organisation())
    with store.unit_of_work() as work:
        of_rivers = msgspec.structs.replace(new_source("land"), organisation="rivers-agency")
        work.sources.add(of_rivers)
        work.sources.add(new_source("of another"))
    organisations.set_roles(alex.id, "rivers-agency", [role])
    viewer = viewers.viewer_of(alex.id)
    assert viewer.has_role(role, "rivers-agency")
    assert viewer.owned_sources == (frozenset({"land"}) if owns else frozenset())
    organisations.set_roles(alex.id, "rivers-agency", [])
    assert viewers.viewer_of(alex.id).owned_sources == frozenset()


def test_the_register_of_organisations_refuses_what_cannot_be_used(
    organisations: OrganisationRegister, alex: Person
) -> None:
    for changes in ({"slug": "No Slug"}, {"name": " "}, {"mailbox": "none"}, {"domains": ("x",)}):
        with pytest.raises(RefusedError):
            organisations.add(msgspec.structs.replace(new_organisation(), **changes))
    organisations.add(new_organisation("lakes", is_active=False))
    with pytest.raises(RefusedError, match="not active"):
        organisations.ask_for_membership(alex.id, "lakes")


def test_who_waits_for_a_confirmation_is_listed_and_who_is_turned_down_is_told(
    organisations: OrganisationRegister, alex: Person, store: Store, clock: SetClock
) -> None:
    rivers = organisations.add(new_organisation())
    asked = organisations.ask_for_membership(alex.id, rivers.slug)
    (waiting,) = organisations.waiting()
    assert (waiting.person, waiting.membership) == (alex, asked)
    assert organisations.memberships_of(alex.id) == [(rivers, asked)]
    organisations.remove(alex.id, rivers.slug)
    assert organisations.waiting() == []
    assert [mail.subject for mail in mails(store, clock)] == ["Your membership was not confirmed"]


def test_a_live_case_reaches_the_viewer(store: Store, alex: Person) -> None:
    viewers = Viewers(store, lambda _work, person_id: frozenset({f"record of {person_id}"}))
    assert viewers.viewer_of(alex.id).cases == {"record of alex-invented"}


def test_a_membership_is_no_more_than_its_roles() -> None:
    held = Membership(person_id="1", organisation="rivers", requested_at=dt.datetime.now(dt.UTC))
    assert held.roles == {Role.MEMBER}
    assert held.confirmed_at is None
