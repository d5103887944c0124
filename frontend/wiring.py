"""One installation put together: settings in, services out; each part is made when first used."""

import datetime as dt
import uuid
from functools import cached_property

from catalogue.jobs.runner import Runner, runner_for
from catalogue.jobs.tasks import TaskContext, rebuild_indexes
from catalogue.notify.choosing import postman_for
from catalogue.notify.delivering import Delivery
from catalogue.policy.audiences import Audience
from catalogue.questions.bank import standard_bank
from catalogue.secret_files import with_password
from catalogue.services.access.desk import Desk
from catalogue.services.access.live_cases import live_cases_by
from catalogue.services.access.office import AccessOffice
from catalogue.services.account_mail import AccountMail
from catalogue.services.accounts import Accounts
from catalogue.services.accreditation import Accreditations
from catalogue.services.deciding import Decisions
from catalogue.services.discovery import Discovery
from catalogue.services.explaining import Explaining
from catalogue.services.figures import Figures
from catalogue.services.indexing import IndexingService
from catalogue.services.organisations import OrganisationRegister
from catalogue.services.password_rules import Passwords
from catalogue.services.people import PeopleRegister
from catalogue.services.public_catalogue import PublicCatalogue
from catalogue.services.publishing import Clock
from catalogue.services.quality.telling import QualityTelling
from catalogue.services.received import Received
from catalogue.services.reconciling import Reconciling
from catalogue.services.record_care import RecordCare
from catalogue.services.rekeying import Rekeying
from catalogue.services.run_care import RunCare
from catalogue.services.seeing import Seeing
from catalogue.services.sessions import Sessions
from catalogue.services.sign_ons import SignOns
from catalogue.services.source_care import SourceCare
from catalogue.services.source_settings import SourceSettings
from catalogue.services.sourcing import SourceRegister
from catalogue.services.upkeep import Sweeping, Upkeep
from catalogue.services.viewers import Viewers
from catalogue.settings import Settings
from catalogue.store.presence import refuse_lost_database
from catalogue.store.store import Store
from harvesters.addresses import parse_allowed
from harvesters.checking import Checking, CheckLimits
from harvesters.guarded_http import FetchPolicy
from harvesters.harvesting import Harvesting
from harvesters.requested import RequestedHarvests
from harvesters.source_kinds import Equipment, SourceKind, source_kind
from search.engine import SearchEngine
from search.tantivy_engine import TantivyEngine


def utc_now() -> dt.datetime:
    """Tell the time; services are given this, tests another clock."""
    return dt.datetime.now(dt.UTC)


def random_id() -> str:
    """Make an id that tells nothing (``visibility.md`` section 3, rule 6)."""
    return str(uuid.uuid4())


class Installation:
    """The parts of one installation."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or utc_now

    @cached_property
    def store(self) -> Store:
        """The database, brought up to date when it is the embedded one."""
        settings = self.settings
        store = Store.open(with_password(settings.database_url, settings.database_password_file))
        if self.settings.is_embedded:
            refuse_lost_database(store.place, self.settings.index_home)
            store.migrate()
        return store

    @cached_property
    def engine(self) -> SearchEngine:
        """The search engine that the settings name."""
        if self.settings.elasticsearch_url:
            from search.elastic_engine import (  # noqa: PLC0415 - a fifth of a second, if not needed
                ElasticEngine,
            )

            settings = self.settings
            address = with_password(
                self.settings.elasticsearch_url, settings.elasticsearch_password_file
            )
            return ElasticEngine(address, settings.elasticsearch_prefix)
        return TantivyEngine(self.settings.index_home)

    @property
    def engine_name(self) -> str:
        """Name the search engine for a person."""
        if self.settings.elasticsearch_url:
            return "Elasticsearch"
        return f"the embedded engine in {self.settings.index_home}"

    @cached_property
    def indexing(self) -> IndexingService:
        """The use case that keeps the indexes true to the database."""
        return IndexingService(self.store, self.engine)

    @cached_property
    def runner(self) -> Runner:
        """What does the work that changes leave in the outbox."""
        return runner_for(self._tasks)

    @cached_property
    def _tasks(self) -> TaskContext:
        return TaskContext(
            store=self.store,
            index=self.indexing.index,
            rebuild=self.indexing.rebuild,
            is_built=self.indexing.is_built,
            errands=(
                self.delivery,
                Upkeep(self.store, self.clock, self.accreditation),
                Sweeping(self.store, self.clock),
                RequestedHarvests(self.store, self.sources, self.harvesting),
                self.access.reminding,
            ),
        )

    def rebuild(self) -> dict[Audience, int]:
        """Build every index anew; return how many documents each has."""
        return rebuild_indexes(self._tasks, self.indexing.rebuild)

    @cached_property
    def discovery(self) -> Discovery:
        """The use case of finding and reading records."""
        return Discovery(self.store, self.engine)

    @cached_property
    def seeing(self) -> Seeing:
        """The use case of reading one record."""
        return Seeing(self.store)

    @cached_property
    def public_catalogue(self) -> PublicCatalogue:
        """The use case of listing what everybody may see."""
        return PublicCatalogue(self.store)

    @cached_property
    def explaining(self) -> Explaining:
        """The use case of explaining what an audience sees."""
        return Explaining(self.store)

    @cached_property
    def reconciling(self) -> Reconciling:
        """The use case of comparing the indexes with the database."""
        return Reconciling(self.store, self.engine)

    @cached_property
    def sources(self) -> SourceRegister:
        """The register of sources."""
        return SourceRegister(self.store, self.clock, random_id)

    @cached_property
    def passwords(self) -> Passwords:
        """How passwords are hashed."""
        return Passwords()

    @cached_property
    def accounts(self) -> Accounts:
        """The use case of local accounts."""
        letters = AccountMail(self.settings.public_url)
        return Accounts(self.store, self.clock, random_id, letters, self.passwords)

    @cached_property
    def sign_ons(self) -> SignOns:
        """The use case of signing on at a provider."""
        return SignOns(self.store, self.clock, random_id)

    @cached_property
    def sessions(self) -> Sessions:
        """What the server remembers between requests."""
        return Sessions(self.store, self.clock)

    @cached_property
    def viewers(self) -> Viewers:
        """The use case of telling who asks."""
        return Viewers(self.store, live_cases_by(self.clock))

    @cached_property
    def people(self) -> PeopleRegister:
        """The people with an account."""
        return PeopleRegister(self.store)

    @cached_property
    def organisations(self) -> OrganisationRegister:
        """The organisations and who belongs to them."""
        letters = AccountMail(self.settings.public_url)
        return OrganisationRegister(self.store, self.clock, letters)

    @cached_property
    def accreditation(self) -> Accreditations:
        """The use case of accredited researchers."""
        return Accreditations(self.store, self.clock)

    @cached_property
    def delivery(self) -> Delivery:
        """What sends the mail that waits."""
        return Delivery(self.store, postman_for(self.settings), self.clock)

    @cached_property
    def decisions(self) -> Decisions:
        """What people decide."""
        return Decisions(self.store, self.clock)

    @cached_property
    def rekeying(self) -> Rekeying:
        """The use case of following a source that calls its records otherwise."""
        return Rekeying(self.store, self.clock)

    @cached_property
    def source_care(self) -> SourceCare:
        """The use case of looking after sources."""
        return SourceCare(self.store, self.clock)

    @cached_property
    def source_settings(self) -> SourceSettings:
        """The use case of settling how sources are treated."""
        return SourceSettings(self.store, self.sources, self.clock)

    @cached_property
    def run_care(self) -> RunCare:
        """The use case of reading what runs did."""
        return RunCare(self.store, self.decisions, self.clock)

    @cached_property
    def received(self) -> Received:
        """The use case of giving back what was received."""
        return Received(self.store, self.clock)

    @cached_property
    def record_care(self) -> RecordCare:
        """The use case of looking after records."""
        return RecordCare(self.store, self.decisions, self.clock)

    @cached_property
    def figures(self) -> Figures:
        """The use case of telling how the catalogue stands as a whole."""
        return Figures(self.store, self.clock)

    @cached_property
    def quality(self) -> QualityTelling:
        """The use case of telling how good descriptions are."""
        return QualityTelling(self.store, self.clock)

    @cached_property
    def access(self) -> AccessOffice:
        """Where access is asked for and answered."""
        return AccessOffice(
            Desk(
                store=self.store,
                seeing=self.seeing,
                bank=standard_bank(),
                clock=self.clock,
                new_id=random_id,
                site=self.settings.public_url.rstrip("/"),
            )
        )

    @cached_property
    def harvesting(self) -> Harvesting:
        """The use case of harvesting."""
        return Harvesting(self.store, self.sources, self.kind, self.clock, random_id)

    @cached_property
    def checking(self) -> Checking:
        """The use case of checking metadata that the catalogue does not take in."""
        settings = self.settings
        limits = CheckLimits(
            bytes=settings.check_limit_bytes,
            seconds=settings.check_seconds,
            at_a_time=settings.checks_at_a_time,
        )
        return Checking(self.store, self._kind_for_checks, limits, self.clock)

    def kind(self, name: str) -> SourceKind:
        """Make a source kind with what the settings allow it."""
        return source_kind(name, self._equipment_for_feeds(reads_parts=False))

    def kind_for_validating(self) -> SourceKind:
        """Make the source kind for checking a feed at the command line: parts are judged too."""
        return source_kind("dcat", self._equipment_for_feeds(reads_parts=True))

    def _equipment_for_feeds(self, *, reads_parts: bool) -> Equipment:
        policy = FetchPolicy(
            allowed=parse_allowed(self.settings.harvest_allow),
            max_bytes=self.settings.feed_limit_bytes,
            deadline=self.settings.page_seconds,
        )
        return self._equipment(policy, self.settings.page_seconds, reads_parts=reads_parts)

    def _kind_for_checks(self, *, is_vouched_for: bool) -> SourceKind:
        """Make the source kind that reads what anybody gives; half the time is for fetching it."""
        half = self.settings.check_seconds / 2
        policy = FetchPolicy(
            allowed=parse_allowed(self.settings.harvest_allow if is_vouched_for else ()),
            max_bytes=self.settings.check_limit_bytes,
            deadline=half,
        )
        return source_kind("dcat", self._equipment(policy, half, reads_parts=True))

    def _equipment(
        self, policy: FetchPolicy, page_seconds: float, *, reads_parts: bool
    ) -> Equipment:
        return Equipment(
            today=self.clock().date(),
            policy=policy,
            sandbox_memory_bytes=self.settings.sandbox_memory_bytes,
            page_seconds=page_seconds,
            reads_parts=reads_parts,
        )

    def close(self) -> None:
        """Let go of what was opened."""
        for part in ("engine", "store"):
            if part in self.__dict__:
                getattr(self, part).close()
