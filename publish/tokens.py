"""Connecting accounts: by a pasted Page token or by the code flow; and how they stand.

Source: Long-Lived Access Tokens, Facebook Login, debug_token (read 2026-09-11). What is not a
Page token is refused with the reason: with a person's token every publishing call would fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from sqlalchemy import Connection, Engine, update

from publish import accounts as account_rows
from publish.connectors.graph import GraphClient, Timeouts
from publish.endpoints import Endpoints
from publish.errors import KeysUnreadable, NetworkFault
from publish.fault import Fault, Kind
from publish.keys import Keys, Secrets
from publish.post import Lamp, Network
from publish.problem import Problem
from publish.tables import accounts

__all__ = [
    "Connected",
    "FoundAccount",
    "Keys",
    "Secrets",
    "check_account",
    "connect_by_code",
    "connect_page_token",
    "keep",
    "login_address",
]

PAGE_SCOPES: Final = (
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "read_insights",
)
INSTAGRAM_SCOPES: Final = (
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_insights",
)
DIALOG_SCOPES: Final = (*PAGE_SCOPES, *INSTAGRAM_SCOPES, "business_management")
"""Without business_management the list of Pages is empty for Pages of a business portfolio."""

SOON: Final = timedelta(days=14)
"""An access that ends within this time turns its lamp to « expires soon »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAccount:
    """An account that may be kept."""

    network: Network
    """Where it is."""
    remote_id: str
    """Page id or Instagram user id."""
    name: str
    """As the network shows it."""
    keys: Keys
    """What opens it."""
    expires_at: datetime | None = None
    """When the access ends; None: it has no end."""
    linked_page_id: str | None = None
    """Of an Instagram account: the Page it hangs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """What connecting came to: accounts that may be kept, and what stands in the way of others."""

    accounts: tuple[FoundAccount, ...] = ()
    """Found, checked, not yet kept."""
    problems: tuple[Problem, ...] = ()
    """Why there are not more."""


def connect_page_token(
    endpoints: Endpoints,
    token: str,
    *,
    app_secret: str | None = None,
    timeouts: Timeouts | None = None,
) -> Connected:
    """Return the Page of that token and its linked Instagram account. Never raises NetworkFault."""
    keys = Keys(page_token=token.strip(), app_secret=app_secret)
    try:
        with GraphClient(endpoints, keys, timeouts) as client:
            told = _inspected(client, endpoints, keys)
            problems = tuple(_token_problems(told, endpoints))
            if problems:
                return Connected(problems=problems)
            page_id = str(told.get("profile_id") or client.get("me", fields="id")["id"])
            page = client.get(page_id, fields="id,name")
            return _with_instagram(client, page, keys, told)
    except NetworkFault as error:
        return Connected(problems=(_connection_problem(error.fault),))
    except KeyError:
        return Connected(problems=(Problem(code="account-unreachable", where="account"),))


def login_address(endpoints: Endpoints, *, redirect_uri: str, state: str) -> str:
    """Return the address of the login dialog. `state` is an unguessable word of the session."""
    query = {
        "client_id": endpoints.app_id,
        "redirect_uri": redirect_uri,
        "state": state,
        "response_type": "code",
        "scope": ",".join(DIALOG_SCOPES),
    }
    return f"{endpoints.login_url}/{endpoints.version}/dialog/oauth?{urlencode(query)}"


def connect_by_code(
    endpoints: Endpoints,
    *,
    code: str,
    redirect_uri: str,
    app_secret: str,
    timeouts: Timeouts | None = None,
) -> Connected:
    """Return every Page the person ticked, with its Instagram account. Never raises NetworkFault.

    The Pages and their Instagram accounts are asked in two reads: both in one emptied the list.
    """
    if not endpoints.app_id or not app_secret:
        return Connected(problems=(Problem(code="account-app-missing", where="account"),))
    app = {"client_id": endpoints.app_id, "client_secret": app_secret}
    try:
        with GraphClient(endpoints, Keys(page_token=""), timeouts) as nobody:
            short = nobody.app_call(
                "oauth/access_token", **app, redirect_uri=redirect_uri, code=code
            )
            long = nobody.app_call(
                "oauth/access_token",
                **app,
                grant_type="fb_exchange_token",
                fb_exchange_token=short["access_token"],
            )
        user_token = str(long["access_token"])
        keys = Keys(page_token=user_token, app_secret=app_secret)
        with GraphClient(endpoints, keys, timeouts) as person:
            pages = list(person.get_all("me/accounts", fields="id,name,access_token,tasks"))
        found = [
            _page_of_person(endpoints, page, user_token, app_secret, timeouts) for page in pages
        ]
    except NetworkFault as error:
        return Connected(problems=(_connection_problem(error.fault),))
    except KeyError:
        return Connected(problems=(Problem(code="account-unreachable", where="account"),))
    if not pages:
        return Connected(problems=(Problem(code="account-no-pages", where="account"),))
    return Connected(
        accounts=tuple(account for one in found for account in one.accounts),
        problems=tuple(problem for one in found for problem in one.problems),
    )


def keep(
    conn: Connection,
    organisation_id: int,
    found: FoundAccount,
    endpoints: Endpoints,
    *,
    secrets: Secrets,
    now: datetime,
) -> int:
    """Write a found account, its secrets sealed; return its row. Connecting again renews it."""
    return account_rows.add_account(
        conn,
        organisation_id,
        network=found.network,
        remote_id=found.remote_id,
        name=found.name,
        endpoints=endpoints,
        sealed_keys=secrets.seal(found.keys),
        now=now,
        expires_at=found.expires_at,
        linked_page_id=found.linked_page_id,
    )


def check_account(
    engine: Engine,
    organisation_id: int,
    account_id: int,
    *,
    secrets: Secrets,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    timeouts: Timeouts | None = None,
) -> tuple[Lamp, Problem | None]:
    """Ask the network how the account stands, write its lamp, return it with the reason.

    A network that cannot be reached proves nothing: the lamp stays as it was. Raises UnknownRow.
    """
    with engine.connect() as conn:
        row = account_rows.account_row(conn, organisation_id, account_id)
    account = account_rows.account_from_row(row)
    expires_at = account.expires_at
    try:
        keys = secrets.open(row["keys"])
        with GraphClient(account.endpoints, keys, timeouts) as client:
            told = _inspected(client, account.endpoints, keys)
            expires_at = _moment(told.get("expires_at"))
            problem = next(_token_problems(told, account.endpoints, account.network), None)
            if problem is None:
                client.get(account.remote_id, fields="name")
    except KeysUnreadable:
        problem = Problem(code="account-keys-unreadable", where="account")
    except NetworkFault as error:
        problem = _connection_problem(error.fault)
        if problem.code == "account-unreachable":
            return account.lamp, problem
    lamp = Lamp.OK if problem is None else Lamp.BROKEN
    if problem is None and expires_at is not None and expires_at - now() < SOON:
        days = max(0, (expires_at - now()).days)
        lamp, problem = (
            Lamp.EXPIRES_SOON,
            Problem(code="account-expires-soon", where="account", values={"days": days}),
        )
    with engine.begin() as conn:
        account_rows.set_lamp(conn, account_id, lamp, problem, now())
        conn.execute(
            update(accounts).where(accounts.c.id == account_id).values(expires_at=expires_at)
        )
    return lamp, problem


def _page_of_person(
    endpoints: Endpoints,
    page: Mapping[str, Any],
    user_token: str,
    app_secret: str,
    timeouts: Timeouts | None,
) -> Connected:
    if not page.get("access_token"):
        name = str(page.get("name") or page.get("id"))
        problem = Problem(code="account-page-without-token", where="account", values={"page": name})
        return Connected(problems=(problem,))
    keys = Keys(page_token=str(page["access_token"]), user_token=user_token, app_secret=app_secret)
    with GraphClient(endpoints, keys, timeouts) as client:
        told = _inspected(client, endpoints, keys)
        problems = tuple(_token_problems(told, endpoints))
        if problems:
            return Connected(problems=problems)
        return _with_instagram(client, page, keys, told)


def _with_instagram(
    client: GraphClient, page: Mapping[str, Any], keys: Keys, told: Mapping[str, Any]
) -> Connected:
    page_id, name = str(page["id"]), str(page.get("name") or page["id"])
    expires_at = _moment(told.get("expires_at"))
    found = [
        FoundAccount(
            network=Network.FACEBOOK, remote_id=page_id, name=name, keys=keys, expires_at=expires_at
        )
    ]
    problems: list[Problem] = []
    missing = _missing(told, INSTAGRAM_SCOPES)
    linked = client.get(page_id, fields="instagram_business_account").get(
        "instagram_business_account"
    )
    if missing:
        problems.append(_scope_problem(missing))
    elif not isinstance(linked, Mapping):
        problems.append(
            Problem(code="account-no-instagram", where="account", values={"page": name})
        )
    else:
        ig_id = str(linked["id"])
        profile = client.get(ig_id, fields="username")
        found.append(
            FoundAccount(
                network=Network.INSTAGRAM,
                remote_id=ig_id,
                name=f"@{profile.get('username') or ig_id}",
                keys=keys,
                expires_at=expires_at,
                linked_page_id=page_id,
            )
        )
    return Connected(accounts=tuple(found), problems=tuple(problems))


def _inspected(client: GraphClient, endpoints: Endpoints, keys: Keys) -> Mapping[str, Any]:
    """Return what debug_token tells; asked in the app's name, or in the token's own."""
    asking = keys.page_token
    if endpoints.app_id and keys.app_secret:
        asking = f"{endpoints.app_id}|{keys.app_secret}"
    told = client.app_call("debug_token", input_token=keys.page_token, access_token=asking)
    data = told.get("data")
    if not isinstance(data, Mapping):
        raise NetworkFault(Fault(kind=Kind.MALFORMED, message="debug_token without data"))
    return data


def _token_problems(
    told: Mapping[str, Any], endpoints: Endpoints, network: Network = Network.FACEBOOK
) -> Iterator[Problem]:
    if told.get("is_valid") is not True:
        error = told.get("error")
        subcode = error.get("subcode") if isinstance(error, Mapping) else None
        code = "account-token-expired" if subcode == 463 else "account-token-invalid"
        yield Problem(code=code, where="account")
        return
    kind = str(told.get("type", ""))
    if kind != "PAGE":
        yield Problem(code="account-not-page-token", where="account", values={"kind": kind or "?"})
        return
    if endpoints.app_id and str(told.get("app_id", "")) != endpoints.app_id:
        yield Problem(code="account-other-app", where="account")
    wanted = PAGE_SCOPES if network is Network.FACEBOOK else INSTAGRAM_SCOPES
    missing = _missing(told, wanted)
    if missing:
        yield _scope_problem(missing)


def _missing(told: Mapping[str, Any], wanted: tuple[str, ...]) -> tuple[str, ...]:
    scopes = told.get("scopes")
    # An answer without scopes tells nothing about them; the first call will.
    return tuple(s for s in wanted if s not in scopes) if isinstance(scopes, list) else ()


def _scope_problem(missing: tuple[str, ...]) -> Problem:
    values = {"scopes": ", ".join(missing)}
    return Problem(code="account-scope-missing", where="account", values=values)


def _connection_problem(fault: Fault) -> Problem:
    if fault.kind is not Kind.GRAPH:
        return Problem(code="account-unreachable", where="account")
    if fault.code == 190:
        expired = fault.subcode == 463
        code = "account-token-expired" if expired else "account-token-invalid"
        return Problem(code=code, where="account")
    if fault.code in (1, 2, 4, 17, 32, 341, 613):
        return Problem(code="account-unreachable", where="account")
    message = fault.user_message or fault.message
    return Problem(code="account-refused", where="account", values={"message": message})


def _moment(stamp: object) -> datetime | None:
    if isinstance(stamp, int) and stamp > 0:
        return datetime.fromtimestamp(stamp, UTC)
    return None
