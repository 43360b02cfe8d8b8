"""A test that cannot run is named with its reason, and fails the run in CI: seen from inside small runs of pytest."""

import pytest

PLUGIN = ("-p", "tests.tools.completeness", "-p", "no:cacheprovider", "-p", "no:dash")
MARKED = """
    import pytest

    @pytest.mark.office
    def test_drawn():
        assert False, "must not start"

    def test_plain():
        pass
"""


@pytest.fixture
def bare_machine(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    pytester.makeini("[pytest]\nmarkers =\n    office: x\n    packaging: x\n")
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    return pytester


def test_on_a_desk_a_test_without_its_program_is_listed_with_the_reason(
    bare_machine: pytest.Pytester,
) -> None:
    bare_machine.makepyfile(MARKED)
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    assert result.ret == pytest.ExitCode.OK
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "*tests that did not run*",
            "1 because LibreOffice is not installed (libreoffice-writer-nogui); pdftoppm is not installed*",
            "*::test_drawn",
        ]
    )


def test_in_ci_the_same_fails_the_run(bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    bare_machine.makepyfile(MARKED)
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*::test_drawn", "FAILED: CI=true, so every test must run."])


def test_in_ci_an_ordinary_skip_fails_the_run_too(
    bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    bare_machine.makepyfile("import pytest\n\ndef test_lazy():\n    pytest.skip('not today')\n")
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["1 because not today:", "*::test_lazy"])


def test_in_ci_a_module_that_skips_itself_fails_the_run_too(
    bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    bare_machine.makepyfile(
        test_present="def test_present():\n    pass\n",
        test_absent="import pytest\n\npytest.importorskip('no_such_module_anywhere')\n",
    )
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*test_absent.py"])


def test_a_complete_run_passes_in_ci_and_lists_nothing(
    bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    bare_machine.makepyfile("def test_plain():\n    pass\n")
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.no_fnmatch_line("*did not run*")


def test_packaging_can_be_left_out_by_name(
    bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJP_SKIP_PACKAGING", "1")
    bare_machine.makepyfile("import pytest\n\n@pytest.mark.packaging\ndef test_wheel():\n    assert False\n")
    result = bare_machine.runpytest_inprocess(*PLUGIN)
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["1 because YJP_SKIP_PACKAGING=1 is set:"])
