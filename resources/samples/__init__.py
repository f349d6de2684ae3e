"""The session that comes with the program. Everything in it is made up."""

from pathlib import Path

SAMPLE_SESSION = Path(__file__).parent / "sample_session.json"
