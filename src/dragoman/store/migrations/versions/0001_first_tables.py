"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _payload() -> sa.Column[str]:
    return sa.Column("payload", sa.Text, nullable=False)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "source",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        _payload(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("published", sa.Date),
        _payload(),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_document_path", "document", ["path"])
    for name, owner in (("mention", "document"), ("report", "document"), ("gap", "owner")):
        op.create_table(
            name, sa.Column(owner, sa.Text, primary_key=True), _position(), _payload(), sqlite_with_rowid=False
        )
    op.create_table("copy", sa.Column("document", sa.Text, primary_key=True), _payload(), sqlite_with_rowid=False)
    op.create_table("person", sa.Column("id", sa.Text, primary_key=True), _payload(), sqlite_with_rowid=False)
    op.create_table("identification", _position(), _payload(), sqlite_with_rowid=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("first_day", sa.Date),
        _payload(),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contact_first_day", "contact", ["first_day"])


def downgrade() -> None:
    """Derived data is built again, never downgraded."""
    raise NotImplementedError("delete .dragoman and build again")
