"""Column types that behave the same on SQLite and on PostgreSQL."""

import datetime as dt

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from catalogue.store.storable import storable

#: 64 bits on both: PostgreSQL's plain integer has 32, SQLite's always 64.
Whole = BigInteger
#: SQLite numbers rows by itself only when the key is spelt INTEGER.
RowNumber = BigInteger().with_variant(Integer(), "sqlite")
Bytes = LargeBinary


class UTCDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite would give it back without a zone, and takes one without."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuse a moment without a zone; hand over one in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return (
            value.replace(tzinfo=dt.UTC) if dialect.name == "sqlite" else value.astimezone(dt.UTC)
        )


class Words(TypeDecorator[str]):
    """Text of any length, compared byte by byte, cleaned of what PostgreSQL cannot hold."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Ask PostgreSQL for the C collation, which orders as SQLite does."""
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(Text(collation=collation))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean the text."""
        del dialect
        return None if value is None else storable(value)
