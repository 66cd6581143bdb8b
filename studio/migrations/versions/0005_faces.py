"""Films may be looked at for faces."""

import sqlalchemy as sa
from alembic import op

import publish.claims

revision = '0005'
down_revision = '0004'


def upgrade():
    op.create_table(
        'face_jobs',
        sa.Column('video_id', sa.Integer(), nullable=True),
        sa.Column('scene', sa.String(length=80), nullable=False),
        sa.Column('media', sa.String(length=64), nullable=False),
        sa.Column('first', sa.Integer(), nullable=True),
        sa.Column('last', sa.Integer(), nullable=True),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('cancel', sa.Boolean(), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('problem', sa.JSON(), nullable=True),
        sa.Column('detail', sa.Text(), nullable=False),
        sa.Column('seen', sa.JSON(), nullable=False),
        sa.Column('created_at', publish.claims.UtcDateTime(), nullable=False),
        sa.Column('finished_at', publish.claims.UtcDateTime(), nullable=True),
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('organisation_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(length=20), nullable=False),
        sa.Column('claimed_by', sa.String(length=120), nullable=True),
        sa.Column('claimed_until', publish.claims.UtcDateTime(), nullable=True),
        sa.Column('version', sa.Integer(), server_default='0', nullable=False),
        sa.ForeignKeyConstraint(
            ['organisation_id'], ['organisations.id'],
            name=op.f('fk_face_jobs_organisation_id_organisations'), ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['user_id'], ['users.id'], name=op.f('fk_face_jobs_user_id_users'),
            ondelete='SET NULL',
        ),
        sa.ForeignKeyConstraint(
            ['video_id'], ['videos.id'], name=op.f('fk_face_jobs_video_id_videos'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_face_jobs')),
    )
    with op.batch_alter_table('face_jobs', schema=None) as batch_op:
        for column in ('claimed_by', 'media', 'organisation_id', 'state', 'video_id'):
            name = batch_op.f(f'ix_face_jobs_{column}')
            batch_op.create_index(name, [column], unique=False)


def downgrade():
    op.drop_table('face_jobs')
