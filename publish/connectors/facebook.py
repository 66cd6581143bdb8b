"""Facebook Page Reel: start, bytes, finish, then read until it is visible.

Source: Reels Publishing API (page of 2026-07-30, read 2026-09-11). The video's id is known from
the first call on, so whatever is lost later can be asked for by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from publish.connectors.base import Details, Job, Progress
from publish.connectors.graph import GraphClient
from publish.connectors.numbers import metric_values
from publish.connectors.status import VideoStatus, video_status, web_address
from publish.errors import NetworkFault
from publish.events import Completed, Pending, Receipt
from publish.fault import Fault, Kind, Step
from publish.retry import Look, Sight

_DAY: Final = timedelta(days=1)


class FacebookReel:
    """Leads a post to a Page's Reels. Every method may raise NetworkFault."""

    def __init__(self, client: GraphClient, now: Callable[[], datetime]) -> None:
        """Keep the client and the clock; no call is made."""
        self._client = client
        self._now = now

    def submit(self, job: Job) -> Pending:
        """Make an upload session. Nothing is visible."""
        answer = self._client.post(f"{job.account.remote_id}/video_reels", upload_phase="start")
        video_id, url = str(answer.get("video_id", "")), str(answer.get("upload_url", ""))
        if not video_id or not url:
            raise NetworkFault(Fault(kind=Kind.MALFORMED, message="start without video_id"))
        return Pending(remote_id=video_id, upload_url=url, step=Step.UPLOAD, made_at=self._now())

    def resume(self, job: Job, pending: Pending) -> Progress:
        """Do the step that `pending` names."""
        match pending.step:
            case Step.START:
                return self.submit(job)
            case Step.UPLOAD:
                return self._upload(job, pending)
            case Step.WAIT:
                return self._wait(job, pending)
            case Step.PUBLISH:
                return self._publish(job, pending)
            case Step.FOLLOW:
                return self._look(self._status(pending), pending)

    def find(self, job: Job, pending: Pending) -> Look:
        """Look by id; when the video cannot be read, look for the same id in the Page's list."""
        try:
            return self._look(self._status(pending), pending)
        except NetworkFault as error:
            if error.fault.code != 100 or not self._is_listed(job, pending):
                raise  # not being in a list proves nothing
        return Look(sight=Sight.VISIBLE, receipt=self._receipt(pending))

    def details(self, job: Job, pending: Pending | None, receipt: Receipt) -> Details:  # noqa: ARG002
        """Return the address of a visible Reel."""
        answer = self._client.get(receipt.remote_id, fields="permalink_url")
        link = str(answer.get("permalink_url") or "")
        if link.startswith("/"):
            link = self._client.endpoints.login_url + link
        return Details(media_id=receipt.remote_id, permalink=web_address(link))

    def set_cover(self, job: Job, receipt: Receipt) -> None:
        """Give the Reel its picture: there is no parameter for it before it is published."""
        if job.cover is not None:
            self._client.post(
                f"{receipt.remote_id}/thumbnails", file=("source", job.cover), is_preferred=True
            )

    def read_metrics(self, media_id: str, metrics: tuple[str, ...]) -> dict[str, int | None]:
        """Return the values of the video's metrics now."""
        answer = self._client.get(f"{media_id}/video_insights", metric=",".join(metrics))
        return metric_values(answer, metrics)

    def _upload(self, job: Job, pending: Pending) -> Pending:
        size = job.file.stat().st_size
        offset = self._held(pending, size)
        if offset < size:
            with job.file.open("rb") as source:
                try:
                    self._client.upload(pending.upload_url, pending.remote_id, source, size, offset)
                except NetworkFault as error:
                    if error.fault.upload_type != "OffsetInvalidError" or offset == 0:
                        raise
                    self._client.upload(pending.upload_url, pending.remote_id, source, size, 0)
        return replace(pending, step=Step.WAIT)

    def _held(self, pending: Pending, size: int) -> int:
        """Return how many bytes the network has; 0 when it cannot be asked: sent from the start."""
        try:
            status = self._status(pending)
        except NetworkFault as error:
            if error.fault.code != 100:
                raise
            return 0
        return size if status.holds(size) else status.bytes_held or 0

    def _wait(self, job: Job, pending: Pending) -> Progress:
        status = self._status(pending)
        if status.is_visible:
            return Completed(receipt=self._receipt(pending))
        if status.is_dead:
            return Look(
                sight=Sight.DEAD, fault=status.error, expired=status.video_status == "expired"
            )
        if status.is_publishing:
            return replace(pending, step=Step.FOLLOW)
        if status.holds(job.file.stat().st_size):
            return replace(pending, step=Step.PUBLISH)
        return replace(pending, step=Step.UPLOAD)

    def _publish(self, job: Job, pending: Pending) -> Pending:
        answer = self._client.post(
            f"{job.account.remote_id}/video_reels",
            upload_phase="finish",
            video_id=pending.remote_id,
            video_state="PUBLISHED",
            description=job.post.text_for(job.account.network),
            is_ai_generated=True if job.post.made_with_ai else None,
        )
        if answer.get("success") is not True:
            raise NetworkFault(Fault(kind=Kind.MALFORMED, message="finish without success"))
        return replace(pending, step=Step.FOLLOW)

    def _status(self, pending: Pending) -> VideoStatus:
        return video_status(self._client.get(pending.remote_id, fields="status"))

    def _look(self, status: VideoStatus, pending: Pending) -> Look:
        if status.is_visible:
            return Look(sight=Sight.VISIBLE, receipt=self._receipt(pending))
        if status.is_dead:
            return Look(
                sight=Sight.DEAD, fault=status.error, expired=status.video_status == "expired"
            )
        acknowledged = pending.step is Step.FOLLOW
        if status.is_publishing or (acknowledged and status.is_processing):
            return Look(sight=Sight.RUNNING)
        return Look(sight=Sight.ABSENT)

    def _is_listed(self, job: Job, pending: Pending) -> bool:
        around = pending.sent_at or pending.made_at
        listing = self._client.get_all(
            f"{job.account.remote_id}/video_reels",
            fields="id,updated_time",
            since=int((around - _DAY).timestamp()),
            until=int((around + _DAY).timestamp()),
        )
        return any(str(item.get("id")) == pending.remote_id for item in listing)

    def _receipt(self, pending: Pending) -> Receipt:
        return Receipt(
            remote_id=pending.remote_id, published_at=self._now(), media_id=pending.remote_id
        )
