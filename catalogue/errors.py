"""The catalogue's errors: each says where, what, and what to do about it."""


class CatalogueError(Exception):
    """The root of this package's errors."""


class NotFoundError(CatalogueError):
    """No such thing, or none that this viewer may know of; the two are never told apart."""


class RefusedError(CatalogueError):
    """What was asked for is not allowed, or not allowed now."""


class ConflictError(CatalogueError):
    """Somebody else changed the thing meanwhile; says what happened, and nothing was written."""


class UnreadableInputError(CatalogueError):
    """What was given could not be read: nothing was done."""


class StoreUnavailableError(CatalogueError):
    """The database is gone, locked, full or damaged; nothing was lost, try again."""


class SettingsError(CatalogueError):
    """The configuration is missing something or unsafe."""
