"""The commented yjp.toml of a new workspace: every setting with what it means and the reason for its default."""

from yjp.settings import AS_RECORDED, DIVERSION, Settings


def new_file(settings: Settings) -> str:
    """The text of a commented ``yjp.toml`` for a new workspace."""
    lines = [
        "# This workspace's settings. Every choice may carry a reason; it is shown where the choice matters.",
        "",
        "[service]",
        "# The name as in the national list of 155 services.",
        f'name = "{settings.service}"',
    ]
    if settings.made_up:
        lines.append("made_up = true  # the children of this workspace are made up; every output says so")
    lines += [
        "",
        "[extract]",
        "# The day the extract was taken. Left out, it is asked for at import.",
        f"date = {settings.extract_date}" if settings.extract_date else "# date = 2026-03-31",
        "# From when the records are complete: figures start there. Left out, they start at the first outcome.",
        f"complete_since = {settings.complete_since}"
        if settings.complete_since
        else "# complete_since = 2015-04-01",
        "# Days on which the caseload is counted, besides the day of the extract.",
        f"snapshot_dates = [{', '.join(str(d) for d in settings.snapshot_dates)}]",
        "",
        "[counting]",
        "# Do breaches of bail, conditional discharge or statutory order count as reoffences?",
        f"breaches_count_as_reoffences = {str(settings.breaches_count).lower()}",
        'breaches_reason = "National rule as remembered; the text of the MoJ guide could not be read (grade M)."',
        "# Outcome 23 recorded as reprimand, and youth diversion orders recorded as drug treatment and testing orders:",
        f'# "{DIVERSION}" (in no indicator) or "{AS_RECORDED}" (they would make first time entrants).',
        f'interim_codes = "{settings.interim_codes}"',
        'interim_reason = "They are diversion; the codes are borrowed until YJB Schema 12 (2027/28)."',
        "",
        "[verdicts]",
        "# With fewer events than this on both sides, a difference is called too few to compare.",
        f"min_events = {settings.min_events}",
        f"confidence = {settings.confidence}",
        "",
        "[comparators]",
        "# Datasets with figures published for this service, besides the national ones that yjp ships.",
        f"published = {_listed(settings.published)}",
        "# The services of your YOT family, from which day, and who says so. Five families of 2019 ship with yjp.",
        *(
            (
                f"family = {_listed(settings.family)}",
                f"family_from = {settings.family_from}",
                f"family_reason = {_quoted(settings.family_reason or '')}",
            )
            if settings.family
            else (
                '# family = ["Barnsley", "Doncaster"]',
                "# family_from = 2024-04-01",
                '# family_reason = "YJB Data Summary of June 2024"',
            )
        ),
        "# Services that you have chosen to compare yourselves with.",
        f"chosen = {_listed(settings.chosen)}",
        "# The DfE's statistical neighbours, which are not your YOT family and are labelled proxy.",
        f"proxy = {str(settings.proxy).lower()}",
        "# CSV files of published counts in this folder: area, indicator, window, numerator, denominator, source.",
        f"counts = {_listed(settings.counts)}",
        "",
        "[ratings]",
        "# Whom a figure is rated against: the first of these that it is compared with.",
        f"against = {_listed(settings.rate_against)}",
        "# Red is worse by more than chance would explain and by more than this percentage; amber is one of the two.",
        f"tolerance_percent = {settings.tolerance_percent}",
        'tolerance_reason = "A tenth: less would call differences that no board could act on."',
        "",
        "[reconcile]",
        "# Our count beside the published one: a gap of so many children or so many percent, the wider of the two.",
        f"soft_count = {settings.reconcile_soft_count}",
        f"soft_percent = {settings.reconcile_soft_percent}",
        f"hard_count = {settings.reconcile_hard_count}",
        f"hard_percent = {settings.reconcile_hard_percent}",
        'hard_reason = "Beyond it a count is not to be published before the gap is explained."',
        "# By how many days an outcome or a date of birth may differ between two systems.",
        f"edge_days = {settings.reconcile_edge_days}",
        "",
        "[tracker]",
        "# From which number on a child belongs to a priority group: proven reoffences; further offences within so",
        "# many days; the gravity of an offence whose outcome is awaited.",
        f"many_reoffences = {settings.tracker_many_reoffences}",
        f"recent_offences = {settings.tracker_recent_offences}",
        f"recent_days = {settings.tracker_recent_days}",
        f"serious_gravity = {settings.tracker_serious_gravity}",
        "",
        '# The sentences of the plan: the set "default" or "plain", and phrases of your own',
        "# (docs/how_to/living_plan.md).",
        "# [wording]",
        '# set = "plain"',
        "# [wording.phrases]",
        '# change = "{Subject} {change} in a year (it was {past}){verdict}."',
        "",
        "[plan]",
        '# Whose headings the plan has: "2019", "2021", "2022" or "2026" (docs/reference/headings.md). Left out:',
        "# those of the extract's day.",
        f"headings = {_quoted(settings.plan.headings)}" if settings.plan.headings else '# headings = "2022"',
        '# headings_reason = "Agreed with the board in March"',
        "# Which headings come first; the others follow in their own order.",
        *(
            [f"order = {_listed(settings.plan.order)}"]
            if settings.plan.order
            else ['# order = ["introduction"]']
        ),
        "# Other titles by id, and headings of your own:",
        *_changed_headings(settings),
    ]
    return "\n".join(lines) + "\n"


def _changed_headings(settings: Settings) -> list[str]:
    """The tables of ``[plan]``, which must come last; as comments where there are none."""
    plan = settings.plan
    lines = (
        ["[plan.rename]", *(f"{key} = {_quoted(title)}" for key, title in plan.rename)] if plan.rename else []
    )
    for each in plan.add:
        lines += ["[[plan.add]]", f"id = {_quoted(each.id)}", f"title = {_quoted(each.title)}"]
        lines += [f"holds = {_quoted(each.holds)}"] if each.holds else []
        lines += [f"after = {_quoted(each.after)}"] if each.after else []
    return lines or [
        "# [plan.rename]",
        '# local_context = "Our borough"',
        "# [[plan.add]]",
        '# id = "parks"',
        '# title = "Safer parks"',
        '# holds = "What the board asked for in January"',
        '# after = "priorities"',
        '# reason = "A theme of the community safety plan"',
    ]


def _listed(names: tuple[str, ...]) -> str:
    return f"[{', '.join(_quoted(name) for name in names)}]"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
