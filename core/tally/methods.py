"""The register of voting methods. A new method is one class in a file of its own and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from core.tally.approval import ApprovalVote
from core.tally.consensus import Consensus
from core.tally.consent import ConsentVote
from core.tally.dots import DotVote
from core.tally.formula import CriteriaFormula
from core.tally.pairwise import PairwiseComparison
from core.tally.results import Method
from core.tally.score import ScoreVote
from core.tally.top_k import TopRanking
from core.tally.usg import Usg
from core.tally.weighted import WeightedCriteria

_ALL: tuple[Method, ...] = (
    Consensus(),
    ConsentVote(),
    DotVote(),
    Usg(),
    WeightedCriteria(),
    CriteriaFormula(),
    TopRanking(),
    PairwiseComparison(),
    ApprovalVote(),
    ScoreVote(),
)

METHODS: Mapping[str, Method] = MappingProxyType({method.code: method for method in _ALL})
"""All methods by code, in the order of how often they are needed."""
