"""The register of voting methods. A new method is one class in a file of its own and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from core.tally.consent import ConsentVote
from core.tally.dots import DotVote
from core.tally.results import Method
from core.tally.usg import Usg

_ALL: tuple[Method, ...] = (ConsentVote(), DotVote(), Usg())

METHODS: Mapping[str, Method] = MappingProxyType({method.code: method for method in _ALL})
"""All methods by code."""
