"""How results are told: tables for people, one object for machines."""

from saypro.bench.chatlog import ChatLog
from saypro.bench.out import percentiles_ms, say, say_json, say_table
from saypro.bench.stage import Tally


def say_replay(log: ChatLog, tally: Tally, *, as_json: bool) -> None:
    times = percentiles_ms(tally.latencies_s, 50, 95, 99)
    result = {
        "sent": tally.sent,
        "acked": tally.acked,
        "delivered": tally.delivered,
        "lost": tally.broken.lost + max(0, tally.acked - tally.delivered),
        "doubled": tally.broken.doubled,
        "reordered": tally.broken.reordered,
        "gaps": tally.broken.gaps,
        **{f"{name}_ms": value for name, value in times.items()},
        "phantom": tally.broken.phantom,
        "leak": tally.broken.leak,
        "threads": len(log.chapters),
        "screens": tally.deliveries,
        "skipped": log.skipped,
        "cleaned": log.cleaned,
        "refused": tally.refused,
        "catch_ups": tally.catch_ups,
        "reconnects": tally.reconnects,
    }
    if as_json:
        say_json(result)
        return
    say_table(result.items())
    say("Every promise held." if tally.is_kept else "A promise broke.")
