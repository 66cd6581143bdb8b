"""Instagram Reel by Facebook Login: container, bytes, wait, media_publish.

Source: Content Publishing, IG User Media, IG Container (read 2026-09-11). The container's id is
known before anything is visible; the media's id comes only in the answer of media_publish and,
when that is lost, from the account's list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from publish.connectors.base import Details, Job, Progress
from publish.connectors.graph import GraphClient
from publish.connectors.numbers import metric_values
from publish.connectors.status import (
    ContainerStatus,
    container_bytes,
    container_status,
    web_address,
)
from publish.errors import NetworkFault
from publish.events import Completed, Pending, Receipt
from publish.fault import Fault, Kind, Step
from publish.retry import Look, Sight

_SLACK: Final = timedelta(seconds=120)
"""How far the network's clock may lie behind ours."""


class InstagramReel:
    """Leads a post to an account's Reels. Every method may raise NetworkFault."""

    def __init__(self, client: GraphClient, now: Callable[[], datetime]) -> None:
        """Keep the client and the clock; no call is made."""
        self._client = client
        self._now = now

    def submit(self, job: Job) -> Pending:
        """Make a container, unless the day's quota is spent. Nothing is visible."""
        self._check_quota(job)
        answer = self._client.post(
            f"{job.account.remote_id}/media",
            media_type="REELS",
            upload_type="resumable",
            caption=job.post.text_for(job.account.network),
            share_to_feed=True,
            thumb_offset=job.post.cover_ms,
            is_ai_generated=True if job.post.made_with_ai else None,
        )
        container, url = str(answer.get("id", "")), str(answer.get("uri", ""))
        if not container or not url:
            raise NetworkFault(Fault(kind=Kind.MALFORMED, message="container without id or uri"))
        return Pending(remote_id=container, upload_url=url, step=Step.UPLOAD, made_at=self._now())

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
                return self.find(job, pending)

    def find(self, job: Job, pending: Pending) -> Look:
        """Look by the container's id; a failed one is also looked for in the account's list."""
        status = self._status(pending)
        match status.code:
            case "PUBLISHED":
                return Look(sight=Sight.VISIBLE, receipt=self._receipt(pending, None))
            case "IN_PROGRESS":
                return Look(sight=Sight.RUNNING)
            case "FINISHED":
                return Look(sight=Sight.ABSENT)
            case "ERROR":
                listed = self._listed_media(job, pending)
                if listed is not None:
                    return Look(sight=Sight.VISIBLE, receipt=self._receipt(pending, listed))
                return Look(sight=Sight.DEAD, fault=status.error)
            case "EXPIRED":
                return Look(sight=Sight.DEAD, expired=True)
        raise NetworkFault(Fault(kind=Kind.MALFORMED, message="container without status_code"))

    def details(self, job: Job, pending: Pending | None, receipt: Receipt) -> Details:
        """Return the media's id and address; the id from the list when the answer was lost."""
        media_id = receipt.media_id
        if media_id is None and pending is not None:
            media_id = self._listed_media(job, pending)
        if media_id is None:
            return Details(media_id=None, permalink=None)
        answer = self._client.get(media_id, fields="permalink")
        return Details(media_id=media_id, permalink=web_address(answer.get("permalink")))

    def set_cover(self, job: Job, receipt: Receipt) -> None:
        """Nothing: the cover's moment went with the container (thumb_offset)."""

    def read_metrics(self, media_id: str, metrics: tuple[str, ...]) -> dict[str, int | None]:
        """Return the values of the media's metrics now."""
        answer = self._client.get(f"{media_id}/insights", metric=",".join(metrics))
        return metric_values(answer, metrics)

    def _check_quota(self, job: Job) -> None:
        """Raise a throttle when the account's own answer says that the day is spent."""
        try:
            answer = self._client.get(
                f"{job.account.remote_id}/content_publishing_limit", fields="quota_usage,config"
            )
        except NetworkFault:
            return  # only a courtesy: the publishing call will tell
        data = answer.get("data")
        told: Any = data[0] if isinstance(data, list) and data else {}
        told = told if isinstance(told, dict) else {}
        config = told.get("config")
        total = config.get("quota_total") if isinstance(config, dict) else None
        used = told.get("quota_usage")
        if isinstance(total, int) and isinstance(used, int) and used >= total:
            raise NetworkFault(
                Fault(kind=Kind.GRAPH, code=9, subcode=2207042, message=f"quota {used} of {total}")
            )

    def _upload(self, job: Job, pending: Pending) -> Pending:
        size = job.file.stat().st_size
        held = self._held(pending)
        if held < size:
            with job.file.open("rb") as source:
                try:
                    self._client.upload(pending.upload_url, pending.remote_id, source, size, held)
                except NetworkFault as error:
                    if error.fault.upload_type != "OffsetInvalidError" or held == 0:
                        raise
                    self._client.upload(pending.upload_url, pending.remote_id, source, size, 0)
        return replace(pending, step=Step.WAIT)

    def _held(self, pending: Pending) -> int:
        """Return how many bytes the network has; 0 when it cannot be asked: sent from the start."""
        try:
            return container_bytes(self._client.get(pending.remote_id, fields="video_status")) or 0
        except NetworkFault as error:
            if error.fault.code != 100:
                raise
            return 0

    def _wait(self, job: Job, pending: Pending) -> Progress:
        status = self._status(pending)
        if status.code == "FINISHED":
            return replace(pending, step=Step.PUBLISH)
        if status.code == "IN_PROGRESS" and pending.sent_at is None:
            return pending
        look = self.find(job, pending)
        if look.sight is Sight.VISIBLE and look.receipt is not None:
            return Completed(receipt=look.receipt)
        return look

    def _publish(self, job: Job, pending: Pending) -> Completed:
        answer = self._client.post(
            f"{job.account.remote_id}/media_publish", creation_id=pending.remote_id
        )
        media_id = str(answer.get("id", ""))
        if not media_id:
            raise NetworkFault(Fault(kind=Kind.MALFORMED, message="media_publish without id"))
        return Completed(receipt=self._receipt(pending, media_id))

    def _status(self, pending: Pending) -> ContainerStatus:
        return container_status(self._client.get(pending.remote_id, fields="status_code,status"))

    def _listed_media(self, job: Job, pending: Pending) -> str | None:
        """Return the one item of the list that can only be ours; none or several: None.

        Same kind, not older than our call, same words (they come back without @), and not
        bound to another publication. The first of the list is not good enough: it may be
        something a person posted by hand.
        """
        if pending.sent_at is None:
            return None
        since = pending.sent_at - _SLACK
        ours = _words(job.post.text_for(job.account.network))
        items = self._client.get_all(
            f"{job.account.remote_id}/media",
            fields="id,caption,timestamp,media_product_type",
            since=int(since.timestamp()),
        )
        matches = [
            str(item["id"])
            for item in items
            if item.get("media_product_type") == "REELS"
            and _moment(str(item.get("timestamp", ""))) >= since
            and _words(str(item.get("caption") or "")) == ours
            and str(item["id"]) not in job.bound
        ]
        return matches[0] if len(matches) == 1 else None

    def _receipt(self, pending: Pending, media_id: str | None) -> Receipt:
        return Receipt(remote_id=pending.remote_id, published_at=self._now(), media_id=media_id)


def _words(caption: str) -> str:
    return " ".join(caption.replace("@", "").split())


def _moment(text: str) -> datetime:
    """Return Graph's `2026-11-24T10:42:00+0000`. Raises NetworkFault on anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        raise NetworkFault(Fault(kind=Kind.MALFORMED, message="timestamp")) from None
