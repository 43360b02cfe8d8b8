"""From ``server.toml`` to the house that the app is built into."""

from yjp_dashboards.app import House
from yjp_dashboards.auth.guard import Guard
from yjp_dashboards.auth.proxy import Proxy
from yjp_dashboards.auth.settings import OpenId, ServerSettings
from yjp_dashboards.case_lists import CaseLists, NoCaseLists
from yjp_dashboards.data_quality import DataQuality, NoDataQuality
from yjp_dashboards.plan_desk import NoPlanDesk, PlanDesk
from yjp_dashboards.releases import Audience
from yjp_dashboards.security import Door


def house_of(
    settings: ServerSettings | None,
    lists: CaseLists | None = None,
    records: DataQuality | None = None,
    desk: PlanDesk | None = None,
) -> House:
    """The house for a server's settings; without any, this computer's own.

    Errors: ``Refused`` where signing in needs a package that is not installed.
    """
    lists, records, desk = lists or NoCaseLists(), records or NoDataQuality(), desk or NoPlanDesk()
    if settings is None:
        return House(lists=lists, records=records, desk=desk)
    guard = _guard(settings)
    return House(
        guard=guard,
        door=Door(name=settings.name, encrypted=settings.encrypted, form_targets=guard.form_targets),
        lists=lists,
        records=records,
        desk=desk,
        board=Audience(settings.board_profile),
    )


def _guard(settings: ServerSettings) -> Guard:
    chosen = settings.sign_in
    if not isinstance(chosen, OpenId):
        return Proxy(settings, chosen)
    from yjp.errors import Refused

    try:
        from yjp_dashboards.auth.sign_in import SignIn
    except ModuleNotFoundError as missing:
        raise Refused(
            f"Signing in needs the package {missing.name!r}, which is not installed: install yjp[server]."
        ) from None
    return SignIn(settings, chosen)
