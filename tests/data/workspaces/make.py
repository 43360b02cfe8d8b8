"""Make a small workspace with the yjp that is on the path, and write down what that yjp said of it.

``python make.py 3 OUT`` writes ``OUT/format_3.zip`` (the workspace) and ``OUT/format_3.json`` (what was said). It is
run with the code of an earlier commit; see README.md beside it. The children are made up.
"""

import contextlib
import json
import re
import shutil
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from click.testing import CliRunner

from yjp.cli import yjp

WHEN = datetime(2025, 4, 10, 9, 30, tzinfo=UTC)
CELL = "8/senior/senior_a_attended"
TABLES = {
    "children": """
        child_id,date_of_birth,sex,ethnicity
        KID-ONE,2008-03-01,male,W1
        KID-TWO,2009-05-11,female,A2
        KID-THREE,2007-11-30,male,B1
        KID-FOUR,2010-01-15,male,not-a-code
        KID-FIVE,2008-08-08,female,M1
        KID-SIX,2009-12-24,male,W1""",
    "offences": """
        offence_id,child_id,offence_date,offence_category,gravity
        F1,KID-ONE,2022-11-03,violence_against_the_person,3
        F2,KID-TWO,2023-01-20,theft_and_handling_stolen_goods,2
        F3,KID-THREE,2023-04-02,criminal_damage,2
        F4,KID-FOUR,2023-06-18,public_order,3
        F5,KID-FIVE,2023-09-09,drugs,2
        F6,KID-ONE,2023-04-12,theft_and_handling_stolen_goods,3
        F7,KID-SIX,2024-02-14,robbery,6
        F8,KID-THREE,2024-05-05,public_order,2""",
    "outcomes": """
        outcome_id,offence_id,child_id,outcome_date,outcome_type,first_hearing_date,residence
        O1,F1,KID-ONE,2022-12-20,youth_caution,,local
        O2,F2,KID-TWO,2023-02-28,youth_caution,,local
        O3,F3,KID-THREE,31/02/2023,youth_caution,,local
        O4,F5,KID-FIVE,2023-11-15,referral_order,2023-11-15,local
        O5,F6,KID-ONE,2023-06-06,referral_order,2023-06-06,local
        O6,F7,KID-SIX,2024-06-30,detention_and_training_order,2024-06-30,local
        O7,F8,KID-THREE,2024-07-01,youth_caution,,local""",
    "programmes": """
        programme_id,child_id,start_date,end_date,disposal_type,outcome_id
        P1,KID-FIVE,2023-11-15,2024-05-15,referral_order,O4
        P2,KID-ONE,2023-06-06,2023-12-06,referral_order,O5
        P3,KID-SIX,2024-06-30,2024-12-30,detention_and_training_order,O6""",
    "actions": """
        priority,action,owner,due_date,progress,status
        Custody,Review every remand within a week,Head of service,2025-09-30,,on_track""",
}


def run(*arguments: str) -> str:
    """One command; 1 means that it found something."""
    result = CliRunner().invoke(yjp, list(arguments), catch_exceptions=False)
    assert result.exit_code in (0, 1), (arguments, result.output)
    return result.output


def extract(folder: Path, without: str = "") -> Path:
    folder.mkdir(parents=True)
    for name, text in TABLES.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / f"{name}.csv").write_text(
            "\n".join(x for x in lines if not without or without not in x) + "\n"
        )
    return folder


def workspace(number: int, home: Path) -> Path:
    made = home / "workspace"
    run("new", str(made), "--service", "Rotherham")
    settings = (made / "yjp.toml").read_text()
    settings = re.sub(r"\n(# )?made_up = .*", "\nmade_up = true", settings)
    settings = re.sub(r"\n(# )?complete_since = .*", "\ncomplete_since = 2022-10-01", settings)
    if "made_up" not in settings:
        settings = settings.replace("[service]", "[service]\nmade_up = true")
    (made / "yjp.toml").write_text(settings)
    # Since format 5 an extract whose newest record is months older than its day is asked about.
    quiet = ["--quiet-is-fine"] if "--quiet-is-fine" in run("import", "--help") else []
    if number > 1:
        first = str(extract(home / "a", "O7"))
        run("-w", str(made), "import", first, "--extract-date", "2024-12-31", *quiet)
    run("-w", str(made), "import", str(extract(home / "b")), "--extract-date", "2025-03-31", *quiet)
    if number > 1:
        from yjp.accepted import Acceptance, accept

        accept(
            made,
            Acceptance(
                rule="CHI05",
                record="KID-FIVE",
                content="0" * 64,
                reason="The record is right.",
                who="A. Nalyst",
                accepted_on=WHEN.date(),
            ),
        )
    if number > 2:
        given = [
            "--period",
            "2024Q1",
            "--reason",
            "From the minutes",
            "--who",
            "A. Nalyst",
            "--on",
            "2025-04-10",
        ]
        run("-w", str(made), "return", "set", "kpi", f"{CELL}=1", *given)
    if number > 3:
        changing(made)
    return made


def changing(made: Path) -> None:
    from yjp.access_log import Opening, record
    from yjp.actions import Action, add, update
    from yjp.standing_actions import imported
    from yjp.store import Workspace

    found = imported(Workspace(made).caseload())
    first = found[0]
    update(made, found, first.id, {"status": "late"}, who="M. Anager", at=WHEN, version=0)
    new = Action(id="", action="Ask the police for their plan", priority="Diversion")
    add(made, found, new, who="M. Anager", at=WHEN)
    record(made, Opening(at=WHEN, who="M. Anager", name="custody", run="0" * 16, children=1))


def said(number: int, made: Path) -> dict[str, object]:
    """Every local figure of all children, and every row that people wrote."""
    from yjp.store import Workspace

    figures = Workspace(made).ledger().figures.filter(pl.col("figure_id").str.ends_with(".rotherham"))
    found: dict[str, object] = {
        "figures": {
            row["figure_id"]: [row["value"], row["numerator"], row["denominator"]]
            for row in figures.iter_rows(named=True)
        },
        "children": Workspace(made).caseload().tables["children"].height,
    }
    if number > 1:
        import sqlite3

        tables = ["accepted"] + (["return_entry"] if number > 2 else [])
        tables += ["action_field", "action_step", "opened_list"] if number > 3 else []
        with contextlib.closing(sqlite3.connect(made / "yjp.db")) as database:
            found["rows"] = {
                name: [list(row) for row in database.execute(f"select * from {name}")] for name in tables
            }
    return found


def main() -> None:
    number, out = int(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as home:
        made = workspace(number, Path(home))
        (out / f"format_{number}.json").write_text(json.dumps(said(number, made), sort_keys=True) + "\n")
        shutil.rmtree(made / "exports", ignore_errors=True)
        with zipfile.ZipFile(
            out / f"format_{number}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9
        ) as packed:
            for path in sorted(p for p in made.rglob("*") if p.is_file() and p.name != ".lock"):
                packed.writestr(zipfile.ZipInfo(path.relative_to(made).as_posix()), path.read_bytes())


if __name__ == "__main__":
    main()
