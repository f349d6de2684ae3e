"""How many people a forum and a motion need."""


def quorum(invited: int) -> int:
    """Return the usual quorum of a forum: two thirds of the invited, rounded up (7 gives 5)."""
    return -(-2 * invited // 3)


def votes_needed(base: int, numerator: int, denominator: int, *, at_least: bool = False) -> int:
    """Return the least number of votes that is more than ``numerator/denominator`` of ``base``.

    With ``at_least`` the exact part itself is enough. Never less than one vote. More than half of 48 is
    25, at least two thirds of 48 is 32. Raises ZeroDivisionError without a denominator.
    """
    part = numerator * base
    exact = -(-part // denominator) if at_least else part // denominator + 1
    return max(exact, 1)
