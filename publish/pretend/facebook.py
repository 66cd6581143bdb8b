"""Pages and their Reels, as Graph answers for them.

Source: Reels Publishing API and Page reference (read 2026-09-11); spelling by setting, because
the guides, the SDK and live answers differ.
"""

from __future__ import annotations

from typing import Any

from publish.pretend import growth
from publish.pretend.gate import Call, page_token, readable
from publish.pretend.listing import graph_time, paged
from publish.pretend.probe import reel_refusal
from publish.pretend.refusal import GraphRefusal, missing_object, missing_parameter
from publish.pretend.state import Doc

SCHEDULE_LEAST = 600
SCHEDULE_MOST = 29 * 86_400

VIDEO_FIELDS = frozenset(
    [
        "id",
        "status",
        "published",
        "post_id",
        "permalink_url",
        "description",
        "title",
        "created_time",
        "updated_time",
        "length",
        "views",
        "post_views",
        "scheduled_publish_time",
        "source",
    ]
)

REEL_METRICS = frozenset(
    [
        "blue_reels_play_count",
        "fb_reels_replay_count",
        "fb_reels_total_plays",
        "post_video_avg_time_watched",
        "post_video_view_time",
        "post_video_followers",
        "post_video_social_actions",
        "post_video_likes_by_reaction_type",
        "post_impressions_unique",
    ]
)
VIDEO_METRICS = frozenset(
    [
        "total_video_views",
        "total_video_views_unique",
        "total_video_15s_views",
        "total_video_complete_views",
        "total_video_avg_time_watched",
    ]
)


def video_reels_post(call: Call) -> dict[str, Any]:
    """Answer `POST /{page}/video_reels`: start or finish."""
    page = call.state.get("page", call.object_id)
    if page is None:
        raise missing_object(call.object_id)
    page_token(call, page["id"])
    if "file_url" in call.params:
        raise GraphRefusal(100, "(#100) Header Offset not convertable to unsigned long")
    match call.need("upload_phase").lower():
        case "start":
            return _start(call, page)
        case "finish":
            return _finish(call, page)
    raise GraphRefusal(100, "(#100) Param upload_phase must be one of {START, FINISH}")


def video_reels_get(call: Call) -> dict[str, Any]:
    """Answer `GET /{page}/video_reels`: what is visible, newest first."""
    readable(call, call.object_id)
    state, now = call.state, call.state.stamp()
    lag = state.settings()["listing_lag_seconds"]
    since, until = float(call.params.get("since") or 0), float(call.params.get("until") or 1e12)
    videos = [
        video
        for video in state.all("video")
        if video["page_id"] == call.object_id
        and is_visible(video, now - lag)
        and since <= video["visible_at"] <= until
    ]
    videos.sort(key=lambda video: video["visible_at"], reverse=True)
    fields = call.names("fields") or ("id", "updated_time", "description")
    return paged(call, [_video_node(call, video, fields) for video in videos])


def video_get(call: Call, video: Doc) -> dict[str, Any]:
    """Answer `GET /{video}`."""
    readable(call, video["page_id"])
    return _video_node(call, video, call.names("fields") or ("id", "updated_time"))


def thumbnails_post(call: Call, video: Doc) -> dict[str, Any]:
    """Answer `POST /{video}/thumbnails`: the cover."""
    page_token(call, video["page_id"])
    call.state.put("video", video["id"], video | {"cover": True})
    return {"success": True}


def video_insights(call: Call, video: Doc) -> dict[str, Any]:
    """Answer `GET /{video}/video_insights`."""
    readable(call, video["page_id"])
    names = call.names("metric")
    if not names:
        raise GraphRefusal(3001, "No metric was specified to be fetched.", subcode=1504028)
    settings, now = call.state.settings(), call.state.stamp()
    known = (REEL_METRICS | VIDEO_METRICS) - set(settings["refused_metrics"])
    for name in names:
        if name not in known:
            raise GraphRefusal(100, f"(#100) {name} must be a valid insights metric")
    age = now - (video["visible_at"] or now)
    if not is_visible(video, now) or age < settings["insights_delay_seconds"]:
        return {"data": []}
    factor = settings["views_factor"]
    values = {
        "fb_reels_total_plays": growth.plays(video["id"], age, factor),
        "blue_reels_play_count": growth.starts(video["id"], age, factor),
        "fb_reels_replay_count": growth.plays(video["id"], age, factor)
        - growth.starts(video["id"], age, factor),
        "post_impressions_unique": growth.reach(video["id"], age, factor),
        "post_video_avg_time_watched": growth.average_watch_ms(video["id"]),
        "post_video_social_actions": {
            "SHARE": growth.reactions(video["id"], age, "shares", factor)
        },
    }
    data = [
        {
            "name": name,
            "period": "lifetime",
            "values": [{"value": values.get(name, 0)}],
            "title": name.replace("_", " "),
            "description": "",
            "id": f"{video['id']}/video_insights/{name}/lifetime",
        }
        for name in names
        if name in REEL_METRICS  # a Reel answers nothing to the names of ordinary videos
    ]
    return {"data": data, "paging": {}}


def is_visible(video: Doc, now: float) -> bool:
    """Tell whether anybody can see the video."""
    return video["visible_at"] is not None and video["visible_at"] <= now and not _failure(video)


def _start(call: Call, page: Doc) -> dict[str, Any]:
    state = call.state
    video_id = state.new_id(901)
    state.put(
        "video",
        video_id,
        {
            "id": video_id,
            "page_id": page["id"],
            "created": state.stamp(),
            "size": None,
            "uploaded_at": None,
            "finished_at": None,
            "visible_at": None,
            "description": "",
            "title": "",
            "video_state": None,
            "post_id": None,
        },
    )
    call.touched = ("video", video_id)
    version = f"{call.version}/" if state.settings()["upload_url_version"] else ""
    return {
        "video_id": video_id,
        "upload_url": f"{call.base}/video-upload/{version}{video_id}",
    }


def _finish(call: Call, page: Doc) -> dict[str, Any]:
    state, settings = call.state, call.state.settings()
    video_id = call.need("video_id")
    video = state.get("video", video_id)
    if video is None or video["page_id"] != page["id"]:
        raise missing_object(video_id)
    call.touched = ("video", video_id)
    wanted = call.need("video_state").upper()
    if wanted not in ("PUBLISHED", "DRAFT", "SCHEDULED"):
        raise GraphRefusal(
            100, "(#100) Param video_state must be one of {DRAFT, PUBLISHED, SCHEDULED}"
        )
    if wanted == "SCHEDULED":
        _check_schedule(call)
    if video["uploaded_at"] is None:
        raise GraphRefusal(6000, "There was a problem uploading your video file.", subcode=1363045)
    if video["visible_at"] is not None:
        if settings["duplicate_finish"] == "error":
            raise GraphRefusal(100, "(#100) This video was already published")
        return {"success": True}
    if settings["probe"]:
        refused = reel_refusal(state.upload_path(video_id))
        if refused is not None:
            raise refused
    now = state.stamp()
    day = [
        v
        for v in state.all("video")
        if v["page_id"] == page["id"]
        and (v["finished_at"] or 0) > now - 86_400
        and v["video_state"] == "PUBLISHED"
    ]
    if len(day) >= settings["reels_per_day"]:
        raise GraphRefusal(4, "(#4) Application request limit reached: reels per day")
    video |= {
        "finished_at": now,
        "video_state": wanted,
        "description": call.params.get("description", ""),
        "title": call.params.get("title", ""),
        "made_with_ai": call.flag("is_ai_generated"),
    }
    if wanted == "PUBLISHED":
        ready = max(now, video["uploaded_at"] + settings["processing_seconds"])
        video["visible_at"] = ready + settings["publish_seconds"] + video.get("late_seconds", 0)
        video["post_id"] = state.new_id(902)
    state.put("video", video_id, video)
    return {"success": True}


def _check_schedule(call: Call) -> None:
    try:
        ahead = float(call.need("scheduled_publish_time")) - call.state.stamp()
    except ValueError:
        raise missing_parameter("scheduled_publish_time") from None
    if not SCHEDULE_LEAST < ahead <= SCHEDULE_MOST:
        raise GraphRefusal(
            100, "(#100) The specified scheduled publish time is invalid: 10 minutes to 29 days"
        )


def _failure(video: Doc) -> Doc | None:
    """Return the failure marked on a video: {"phase", "code", "message"}."""
    return video.get("fail")


def _status(call: Call, video: Doc) -> dict[str, Any]:
    state, settings, now = call.state, call.state.settings(), call.state.stamp()
    done, errors_key = settings["done_word"], settings["errors_key"]
    held = state.bytes_held(video["id"])
    uploaded = video["uploaded_at"] is not None
    ready = uploaded and now >= video["uploaded_at"] + settings["processing_seconds"]
    stuck = bool(video.get("stuck"))
    uploading: dict[str, Any] = {
        "status": done if uploaded else "in_progress" if held else "not_started",
        settings["bytes_key"]: held,
    }
    processing: dict[str, Any] = {
        "status": done if ready and not stuck else "in_progress" if uploaded else "not_started"
    }
    publishing: dict[str, Any] = {"status": "not_started"}
    overall = "ready" if ready and not stuck else "processing" if uploaded else "uploading"
    if video["video_state"] == "DRAFT":
        publishing = {"status": "not_started", "publish_status": "draft"}
    elif video["visible_at"] is not None and not stuck:
        visible = now >= video["visible_at"]
        publishing = {
            "status": done if visible else "in_progress",
            **(
                {"publish_status": "published", "publish_time": int(video["visible_at"])}
                if visible
                else {}
            ),
        }
    failure = _failure(video)
    if failure is not None:
        told = {"code": failure.get("code", 1363045), "message": failure.get("message", "")}
        phase = {"uploading": uploading, "processing": processing}.get(
            failure.get("phase", ""), publishing
        )
        phase["status"] = "error"
        if phase is publishing:
            publishing["publish_status"] = "error"
        phase[errors_key] = [told] if errors_key == "errors" else {"message": told["message"]}
        overall = "error"
    elif video["visible_at"] is None and now > video["created"] + settings["object_life_seconds"]:
        overall = "expired"
    return {
        "video_status": overall,
        "processing_progress": 100 if ready else 40 if uploaded else 0,
        settings["upload_phase_key"]: uploading,
        "processing_phase": processing,
        "publishing_phase": publishing,
    }


def _video_node(call: Call, video: Doc, fields: tuple[str, ...]) -> dict[str, Any]:
    now = call.state.stamp()
    node: dict[str, Any] = {"id": video["id"]}
    visible = is_visible(video, now)
    age = now - (video["visible_at"] or now)
    factor = call.state.settings()["views_factor"]
    for name in fields:
        if name not in VIDEO_FIELDS:
            raise GraphRefusal(
                100, f"(#100) Tried accessing nonexisting field ({name}) on node type (Video)"
            )
        match name:
            case "status":
                node["status"] = _status(call, video)
            case "published":
                node["published"] = visible
            case "post_id" if visible:
                node["post_id"] = video["post_id"]
            case "permalink_url" if visible:
                node["permalink_url"] = f"/reel/{video['id']}/"
            case "description" | "title" if video[name]:
                node[name] = video[name]
            case "created_time":
                node[name] = graph_time(video["created"])
            case "updated_time":
                node[name] = graph_time(video["visible_at"] or video["created"])
            case "views" | "post_views" if visible:
                node[name] = growth.plays(video["id"], age, factor)
    return node
