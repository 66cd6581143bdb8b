"""A face may be pointed at, to be followed by a blur."""

import sqlalchemy as sa
from alembic import op


revision = '0006'
down_revision = '0005'


def upgrade():
    with op.batch_alter_table('face_jobs', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mark', sa.JSON(), nullable=True))


def downgrade():
    with op.batch_alter_table('face_jobs', schema=None) as batch_op:
        batch_op.drop_column('mark')
