"""One transaction and what can be done in it."""

from sqlalchemy import Connection

from catalogue.store.back_links import BackLinks
from catalogue.store.case_events import Events
from catalogue.store.cases import Cases
from catalogue.store.deeds import Deeds
from catalogue.store.harvest_requests import HarvestRequests
from catalogue.store.memberships import Memberships
from catalogue.store.naming import RecordNaming
from catalogue.store.organisations import Organisations
from catalogue.store.outbox import Outbox
from catalogue.store.outgoing_mail import OutgoingMail
from catalogue.store.passwords import PasswordHashes
from catalogue.store.people import People
from catalogue.store.qualities import Qualities
from catalogue.store.received_pages import ReceivedPages
from catalogue.store.record_writing import Records
from catalogue.store.register import AccreditedResearchers
from catalogue.store.requests import Requests
from catalogue.store.runs import Runs
from catalogue.store.sessions import SessionRows
from catalogue.store.sources import Sources
from catalogue.store.standing import Standings
from catalogue.store.throttle import Throttle


class UnitOfWork:
    """The repositories of one transaction; of no use once it has ended."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.sources = Sources(connection)
        self.records = Records(connection)
        self.naming = RecordNaming(connection)
        self.back_links = BackLinks(connection)
        self.qualities = Qualities(connection)
        self.received_pages = ReceivedPages(connection)
        self.runs = Runs(connection)
        self.outbox = Outbox(connection)
        self.people = People(connection)
        self.passwords = PasswordHashes(connection)
        self.organisations = Organisations(connection)
        self.memberships = Memberships(connection)
        self.standings = Standings(connection)
        self.sessions = SessionRows(connection)
        self.register = AccreditedResearchers(connection)
        self.throttle = Throttle(connection)
        self.mail = OutgoingMail(connection)
        self.requests = Requests(connection)
        self.cases = Cases(connection)
        self.events = Events(connection)
        self.deeds = Deeds(connection)
        self.harvest_requests = HarvestRequests(connection)
