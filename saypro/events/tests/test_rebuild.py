import pytest

from saypro.events import actions
from saypro.events.testing import run_reactions
from saypro.events.tests.example import ThingCounted, add_to_tally, clear_tally, tally, write_tally


@pytest.mark.usefixtures("_tally")
def test_what_reactions_computed_can_be_computed_again_from_the_log() -> None:
    for names in (["ad"], ["message", "ad"], []):
        actions.record(ThingCounted(names=names))
    run_reactions()
    kept = tally()
    write_tally("a wrong row")
    assert actions.rebuild(add_to_tally, clear=clear_tally) == 3
    assert tally() == kept == ["ad", "ad", "message"]
