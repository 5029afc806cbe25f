"""Bringing a database to the present schema, with Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.model import StoreError

HEAD = "0003"


def present(connection: Connection) -> bool:
    """Whether the tables are up to date."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return row is not None and row[0] == HEAD


def upgrade(connection: Connection) -> None:
    """Create or migrate the tables; nothing is done where they are up to date.

    Args:
        connection: In a transaction beside which no process writes: the tables and their version change together.

    Raises:
        StoreError: A later version made them.

    """
    if present(connection):
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # made by a later version
        raise StoreError(f"store: its schema is not known here ({error}); delete .dragoman and build") from error
