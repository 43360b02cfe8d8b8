"""The packaged examples are the same bytes on every run, every machine and every Python.

A change here is a change of every figure, chart and document that is shown from an example: make it on purpose. Tables
of the plain extract that come later get draws of their own, so that those here stay as they are.
"""

import hashlib
from pathlib import Path

import pytest

from yjp.synthetic import EXAMPLES, write_example

SHA256 = {
    "rotherham_2019": {
        "children.csv": "e162035e2549f48b63534fb29648bdedf8d216224b49c119770cb3e2f97c661d",
        "offences.csv": "8e34d2df07f472667a20b51caa8a5fa358608891bfee1ef5e74847098f336749",
        "outcomes.csv": "29ac3adeb9019f81933a77f92c39238efd9b18315e9aacf8206e5c3d27eef876",
        "programmes.csv": "079f680a07df735671233d5c7e398098b94ff9c0ede19ab9a0cb06f947b3a778",
        "programme_offences.csv": "bd7aab83300c69552b1397b8cf64a0d16a8b32c02ad3c8f82c3770e687701c20",
        "care_status.csv": "d2c19a28d78e73e917ff961c9e20d4ec9099e2892eb4451626d4b8af0fa7f901",
        "send.csv": "f2b6b60389b4de70b6b0590f1bfc3a41f9ec075510bf98fc5c026cd67beecbfd",
        "accommodation.csv": "183067a5b3ecefe5ddfec095e465ce9ff58cae771c5239f80328fee8f002c241",
        "education.csv": "5f47724e1ce82b1c665960cca1c9f2f2184417411c9350e67ca5255cfd58e084",
        "health.csv": "c51a0c0de3b630a69d796ae4ad9292c84565bee7f4d0c37e735f057875b37e37",
        "remands.csv": "3f8c0774f6b28d9cd62d2b8de69140df333be4dcbf51393f3680aabc869e9c40",
        "victims.csv": "a66e397e01351f581a106e76c904ae3e8da6c5676b4ae0d4f32bb7f7f739cdea",
        "reparation.csv": "23cdc75298fec1ab12f8962485a8f6b15fca74dc4f59e12225c5ec46d9dc2135",
        "board_meetings.csv": "6c8f9dcd385eae2f092f63a1fe01650182a7a46c5a7c5e062f3aeb8f7b64c30c",
        "budget.csv": "c1d5b7cb20a0557e1165926dda8b41d7559ef09a0cbb52dc86e1283e1bae2bf2",
        "staffing.csv": "9b443e2911e846708365da47528e8ba04bbde80b52fdd8b9a90a920ed863e7ce",
        "actions.csv": "0d42867ec56b85b9aad6c9dfcee8dd32709c09ae94a3d55a26082a7a1be4231d",
        "population.csv": "06b3bdd611dd1b41f2c1ece510c42090902941d295f406a15843008aefb0bb21",
        "README.txt": "8d2546d8f97a062927d6b343a738b51ea3462dd17efe16b5c61ec38d1cefebb5",
    },
    "rotherham_2025": {
        "children.csv": "a537fc7412e21031cbcc8494fa14b5a9d4e458971a27c09d0152c7aa752cb51a",
        "offences.csv": "e2550c01b28969e88b3462e874d992579c46bb36a3d82e4f3142df5ea7d2b979",
        "outcomes.csv": "6f303351382010e9b3d705ac9d7316f470c7ee56bf7af92f0fed81bd8ce0cb41",
        "programmes.csv": "ccc11e697c1550cb6ef5f6b160649a07d4e7efa2da46dacd9551347e0c4c719e",
        "programme_offences.csv": "d648b600e953ca662bb01295b23dfe2cd36840033d4546a4efa187d67922e20d",
        "care_status.csv": "3d6f2dcf2eadd9044b539002f46b5db520ebb02cc2873cb4e2bf4cd069de0bd1",
        "send.csv": "f0489aa517d83645d6da3e47cf6bee7d02e4e331e4cab46d942073c7b718783b",
        "accommodation.csv": "1253a629fb3ab15e382b2b7d1e74be889f68fbbb6cbfe077afd24655a4876cf4",
        "education.csv": "646c875ec2b77a7088af8b3769d6be34da9d2e37e02a0c4d8eaae700848892ff",
        "health.csv": "ddaed7f576f10611f28914ce6aedc3cf0e6dc2b875cecdf02b8beac3c325452f",
        "remands.csv": "85fdcba4b25c9aaafc848d97eb571ef7059b89a945e8be89617a39e61d4757c0",
        "victims.csv": "0e236d8fd0409c4d5f952ec5ac1a5f63bfd392f9fa956da6ee59557e8d6fa79c",
        "reparation.csv": "4442888949ed031ba8e9438db5629ff3bd4cfb1de227995d4dd476830af584d0",
        "board_meetings.csv": "8a8f495808f92e08a20bae34cc7d6c52d6f9dc7af4b5449bec168b5dcde52f40",
        "budget.csv": "0df295d02016a77bd36e59ad9b605982e33d6a3a0bfe1ff035ad678b0de04448",
        "staffing.csv": "3cdc34d4db44383453514e3890376651f5fe6330c9b74a0b16054dfa7f1d15ef",
        "actions.csv": "b73d88792482229ed7a33682df85963937c2dccc20e9d7fc4c79e075b294e7de",
        "population.csv": "d1d0d584628d610097a1c4885ddd277ec2bec9adcca65ae34fb56485d4a2a1f8",
        "population_groups.csv": "e3d4fe3e28c7202b808ec98c42f02639eb39f0996ddd9efcbea60e691171e93e",
        "police_contacts.csv": "17b7d9c8185ae542c767deb9ad9f20c130eb9630c4af2c5c291c48ea5a9cd228",
        "README.txt": "87bb55ac2a95d1957b415157258f737e8bc030651b7fb292c326598098debe74",
    },
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {name: tmp_path_factory.mktemp(name) for name in SHA256}
    for name, folder in found.items():
        write_example(name, folder)
    return found


def test_every_example_is_here() -> None:
    assert set(SHA256) == set(EXAMPLES)


@pytest.mark.parametrize(("example", "name"), [(e, n) for e, files in SHA256.items() for n in files])
def test_bytes_are_as_recorded(folders: dict[str, Path], example: str, name: str) -> None:
    assert hashlib.sha256((folders[example] / name).read_bytes()).hexdigest() == SHA256[example][name]


@pytest.mark.parametrize("example", SHA256)
def test_no_file_is_left_out_and_a_second_run_writes_the_same(
    folders: dict[str, Path], tmp_path: Path, example: str
) -> None:
    written = write_example(example, tmp_path)
    assert {path.name for path in written} == set(SHA256[example])
    again = [(folders[example] / path.name).read_bytes() for path in written]
    assert [path.read_bytes() for path in written] == again
