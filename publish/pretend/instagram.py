"""Instagram accounts, containers and media, as Graph answers for them (Facebook Login).

Source: IG User Media, IG User Media Publish, IG Container, Content Publishing Limit, IG Media and
its Insights (read 2026-09-11).
"""

from __future__ import annotations

from typing import Any

from publish.pretend import growth
from publish.pretend.gate import Call, readable
from publish.pretend.listing import graph_time, paged
from publish.pretend.refusal import GraphRefusal, missing_object
from publish.pretend.state import Doc, State

METRICS = frozenset(
    [
        "views",
        "reach",
        "likes",
        "comments",
        "saved",
        "shares",
        "total_interactions",
        "ig_reels_avg_watch_time",
        "ig_reels_video_view_total_time",
        "reels_skip_rate",
        "reposts",
    ]
)
CONTAINER_FIELDS = frozenset(
    ["id", "status", "status_code", "video_status", "copyright_check_status"]
)
MEDIA_FIELDS = frozenset(
    [
        "id",
        "caption",
        "timestamp",
        "media_type",
        "media_product_type",
        "permalink",
        "like_count",
        "comments_count",
        "thumbnail_url",
        "media_url",
        "username",
        "shortcode",
        "owner",
    ]
)


def media_post(call: Call) -> dict[str, Any]:
    """Answer `POST /{ig-user}/media`: a container."""
    account = _account(call)
    state = call.state
    kind = call.params.get("media_type", "IMAGE").upper()
    if kind not in ("REELS", "STORIES", "VIDEO", "CAROUSEL"):
        raise GraphRefusal(100, "(#100) Only REELS are taken by this pretend network")
    resumable = call.params.get("upload_type") == "resumable"
    if not resumable and not call.params.get("video_url"):
        raise GraphRefusal(100, "(#100) The parameter video_url is required")
    caption = call.params.get("caption", "")
    if len(caption) > 2200:
        raise GraphRefusal(36004, "The caption is too long", subcode=2207010)
    container_id = state.new_id(178)
    state.put(
        "container",
        container_id,
        {
            "id": container_id,
            "ig_id": account["id"],
            "page_id": account["page_id"],
            "created": state.stamp(),
            "media_type": kind,
            "caption": caption,
            "thumb_offset": call.params.get("thumb_offset"),
            "share_to_feed": call.flag("share_to_feed"),
            "uploaded_at": None if resumable else state.stamp(),
            "published_at": None,
            "visible_at": None,
            "media_id": None,
        },
    )
    call.touched = ("container", container_id)
    answer = {"id": container_id}
    if resumable:
        version = f"{call.version}/" if state.settings()["upload_url_version"] else ""
        answer["uri"] = f"{call.base}/ig-api-upload/{version}{container_id}"
    return answer


def container_get(call: Call, container: Doc) -> dict[str, Any]:
    """Answer `GET /{container}`. It never tells the media's id."""
    readable(call, container["page_id"])
    state = call.state
    node: dict[str, Any] = {"id": container["id"]}
    code, text = container_code(state, container)
    for name in call.names("fields"):
        if name not in CONTAINER_FIELDS:
            raise GraphRefusal(
                100,
                f"(#100) Tried accessing nonexisting field ({name}) on node type "
                "(ShadowIGMediaBuilder)",
            )
        match name:
            case "status_code" if not container.get("code_hidden"):
                node[name] = code
            case "status":
                node[name] = text
            case "video_status":
                settings, held = state.settings(), state.bytes_held(container["id"])
                uploaded = container["uploaded_at"] is not None
                word = (
                    settings["done_word"] if uploaded else "in_progress" if held else "not_started"
                )
                node[name] = {
                    settings["upload_phase_key"]: {"status": word, settings["bytes_key"]: held},
                    "processing_phase": {"status": "not_started"},
                }
    return node


def container_code(state: State, container: Doc) -> tuple[str, str]:
    """Return status_code and the text of status, as the clock has them."""
    settings, now = state.settings(), state.stamp()
    if container.get("error_text"):
        return "ERROR", container["error_text"]
    if container["visible_at"] is not None:
        if now < container["visible_at"]:
            return "IN_PROGRESS", "In Progress: Media is still being processed."
        return "PUBLISHED", "Published: Media has been successfully published."
    if now > container["created"] + settings["object_life_seconds"]:
        return "EXPIRED", "Expired: Media has not been published within 24 hours."
    uploaded = container["uploaded_at"]
    ready = uploaded is not None and now >= uploaded + settings["processing_seconds"]
    if ready and not container.get("stuck"):
        return "FINISHED", "Finished: Media has been uploaded and it is ready to be published."
    return "IN_PROGRESS", "In Progress: Media is still being processed."


def media_publish(call: Call) -> dict[str, Any]:
    """Answer `POST /{ig-user}/media_publish`."""
    account = _account(call)
    state, settings, now = call.state, call.state.settings(), call.state.stamp()
    container_id = call.need("creation_id")
    container = state.get("container", container_id)
    if container is None or container["ig_id"] != account["id"]:
        raise GraphRefusal(24, "The requested resource does not exist", subcode=2207008)
    call.touched = ("container", container_id)
    if container["media_id"] is not None:
        raise GraphRefusal(24, "The media was already published", subcode=2207008)
    if container["media_type"] == "VIDEO":
        raise GraphRefusal(
            100, "(#100) The VIDEO value for media_type is no longer supported", subcode=2207089
        )
    code, _ = container_code(state, container)
    if code == "EXPIRED":
        raise GraphRefusal(-2, "The media has expired", subcode=2207020)
    if code != "FINISHED":
        raise GraphRefusal(
            9007, "The media is not ready to be published. Please wait a moment.", subcode=2207027
        )
    if _used(state, account["id"], now) >= settings["quota_total"]:
        raise GraphRefusal(9, "Application request limit reached", subcode=2207042)
    media_id = state.new_id(180)
    visible = now + settings["publish_seconds"] + container.get("late_seconds", 0)
    state.put(
        "media",
        media_id,
        {
            "id": media_id,
            "ig_id": account["id"],
            "page_id": account["page_id"],
            "container_id": container_id,
            "caption": container["caption"],
            "published_at": now,
            "visible_at": visible,
            "product": "STORY" if container["media_type"] == "STORIES" else "REELS",
        },
    )
    state.put(
        "container",
        container_id,
        container | {"published_at": now, "visible_at": visible, "media_id": media_id},
    )
    return {"id": media_id}


def media_list(call: Call) -> dict[str, Any]:
    """Answer `GET /{ig-user}/media`: what is visible, newest first."""
    account = _account(call, writing=False)
    state, now = call.state, call.state.stamp()
    lag = state.settings()["listing_lag_seconds"]
    since, until = float(call.params.get("since") or 0), float(call.params.get("until") or 1e12)
    items = [
        media
        for media in state.all("media")
        if media["ig_id"] == account["id"]
        and media["visible_at"] + lag <= now
        and since <= media["visible_at"] <= until
        and media["product"] == "REELS"
    ]
    items.sort(key=lambda media: media["visible_at"], reverse=True)
    fields = call.names("fields") or ("id",)
    return paged(call, [_media_node(call, media, fields) for media in items])


def media_get(call: Call, media: Doc) -> dict[str, Any]:
    """Answer `GET /{media}`."""
    readable(call, media["page_id"])
    if media["visible_at"] > call.state.stamp():
        raise missing_object(media["id"])
    return _media_node(call, media, call.names("fields") or ("id",))


def media_insights(call: Call, media: Doc) -> dict[str, Any]:
    """Answer `GET /{media}/insights`."""
    readable(call, media["page_id"])
    names = call.names("metric")
    if not names:
        raise GraphRefusal(3001, "No metric was specified to be fetched.", subcode=1504028)
    settings, now = call.state.settings(), call.state.stamp()
    known = METRICS - set(settings["refused_metrics"])
    for name in names:
        if name not in known:
            raise GraphRefusal(
                100,
                f"(#100) metric[0] must be one of the following values: {', '.join(sorted(known))}",
            )
    age, factor = now - media["visible_at"], settings["views_factor"]
    if age < max(0.0, settings["insights_delay_seconds"]):
        return {"data": []}
    post = media["id"]
    values: dict[str, Any] = {
        "views": growth.plays(post, age, factor),
        "reach": growth.reach(post, age, factor),
        "ig_reels_avg_watch_time": growth.average_watch_ms(post),
        "ig_reels_video_view_total_time": growth.average_watch_ms(post)
        * growth.plays(post, age, factor),
        "reels_skip_rate": 31.5,
        **{
            kind: growth.reactions(post, age, kind, factor)
            for kind in ("likes", "comments", "saved", "shares", "reposts")
        },
    }
    values["total_interactions"] = sum(
        values[kind] for kind in ("likes", "comments", "saved", "shares")
    )
    return {
        "data": [
            {
                "name": name,
                "period": "lifetime",
                "values": [{"value": values[name]}],
                "title": name.replace("_", " "),
                "description": "",
                "id": f"{post}/insights/{name}/lifetime",
            }
            for name in names
        ]
    }


def publishing_limit(call: Call) -> dict[str, Any]:
    """Answer `GET /{ig-user}/content_publishing_limit`."""
    account = _account(call, writing=False)
    state = call.state
    return {
        "data": [
            {
                "quota_usage": _used(state, account["id"], state.stamp()),
                "config": {
                    "quota_total": state.settings()["quota_total"],
                    "quota_duration": 86_400,
                },
            }
        ]
    }


def _account(call: Call, *, writing: bool = True) -> Doc:
    account = call.state.get("ig", call.object_id)
    if account is None:
        raise missing_object(call.object_id)
    if not writing:
        readable(call, account["page_id"])
        return account
    token = call.token
    sees = token.get("page_id") == account["page_id"] or account["page_id"] in token.get(
        "pages", ()
    )
    if not sees:
        raise GraphRefusal(
            10, "(#10) Application does not have permission for this action", status=403
        )
    return account


def _used(state: State, ig_id: str, now: float) -> int:
    return sum(
        1
        for media in state.all("media")
        if media["ig_id"] == ig_id and media["published_at"] > now - 86_400
    )


def _media_node(call: Call, media: Doc, fields: tuple[str, ...]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": media["id"]}
    age = call.state.stamp() - media["visible_at"]
    for name in fields:
        if name not in MEDIA_FIELDS:
            raise GraphRefusal(
                100, f"(#100) Tried accessing nonexisting field ({name}) on node type (IGMedia)"
            )
        match name:
            case "caption" if media["caption"]:
                node[name] = media["caption"].replace("@", "")
            case "timestamp":
                node[name] = graph_time(media["visible_at"])
            case "media_type":
                node[name] = "VIDEO"
            case "media_product_type":
                node[name] = media["product"]
            case "permalink":
                node[name] = f"{call.base}/instagram/reel/{media['id']}/"
            case "like_count":
                node[name] = growth.reactions(media["id"], age, "likes")
            case "comments_count":
                node[name] = growth.reactions(media["id"], age, "comments")
            case "username":
                node[name] = (call.state.get("ig", media["ig_id"]) or {}).get("username")
    return node
