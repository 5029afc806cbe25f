"""Bringing a database to the present schema, with Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.model import StoreError

HEAD = "0003"


def upgrade(connection: Connection) -> None:
    """Create or migrate the tables; nothing is done where they are up to date.

    Raises:
        StoreError: A later version made them.

    """
    if inspect(connection).has_table("alembic_version"):
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        if row is not None and row[0] == HEAD:
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
