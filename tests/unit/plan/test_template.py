"""The packaged template: up to date with the code that makes it, and the house style that it promises."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx

from yjp import resources
from yjp.charts.palette import contrast
from yjp.plan.styles import CREAM, GREY, INK, NAVY, PARAGRAPHS
from yjp.plan.template import template_bytes


def test_the_shipped_file_is_what_the_code_makes() -> None:
    assert (resources.folder("templates") / "plan.docx").read_bytes() == template_bytes()


def test_the_script_says_so_too() -> None:
    script = Path(__file__).parents[3] / "scripts" / "build_template.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "templates/plan.docx is up to date.\n")


def test_body_text_is_twelve_points_and_none_is_under_ten() -> None:
    sizes = [each.size for each in PARAGRAPHS if each.size is not None]
    assert min(sizes) >= 10
    document = docx.Document(BytesIO(template_bytes()))
    defaults = document.styles.element.find(".//{*}docDefaults//{*}sz")
    assert defaults is not None
    assert set(defaults.attrib.values()) == {"24"}


def test_text_stands_out_from_what_lies_behind_it() -> None:
    for colour, ground in (
        (INK, "FFFFFF"),
        (GREY, "FFFFFF"),
        (NAVY, "FFFFFF"),
        (INK, CREAM),
        ("FFFFFF", NAVY),
    ):
        assert contrast(f"#{colour}", f"#{ground}") >= 4.5


def test_headings_and_captions_hold_on_to_what_follows() -> None:
    document = docx.Document(BytesIO(template_bytes()))
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Figure"):
        assert document.styles[name].paragraph_format.keep_with_next, name  # type: ignore[attr-defined]
