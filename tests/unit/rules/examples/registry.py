"""The smallest failing and passing tables of every rule."""

from collections.abc import Mapping

from tests.unit.rules.examples import (
    around,
    children,
    groups,
    law,
    living,
    offences,
    outcomes,
    programmes,
    service,
)
from tests.unit.rules.reading import Example

MODULES = (children, offences, outcomes, law, programmes, living, around, service, groups)
EXAMPLES: Mapping[str, Example] = {
    code: example for module in MODULES for code, example in module.EXAMPLES.items()
}
