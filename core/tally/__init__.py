"""Exact counting: ballots in, a result out, the same for ever.

Sources: the definitions of each method stand in its class. A method never rounds and never settles a tie
by chance; percentages are rounded half up by whoever prints them.
"""

from core.tally.ballots import Fault, Marks, ballot_digest, ballot_line, ballot_lines
from core.tally.majority import quorum, votes_needed
from core.tally.methods import METHODS
from core.tally.ranking import CombinedRank, combined_ranks
from core.tally.results import Method, Outcome, Result, Row, Tie
from core.tally.rules import BadRule, Rules

__all__ = [
    "METHODS",
    "BadRule",
    "CombinedRank",
    "Fault",
    "Marks",
    "Method",
    "Outcome",
    "Result",
    "Row",
    "Rules",
    "Tie",
    "ballot_digest",
    "ballot_line",
    "ballot_lines",
    "combined_ranks",
    "quorum",
    "votes_needed",
]
