"""How results are told: tables for people, one object for machines."""

from saypro.bench.chatlog import ChatLog
from saypro.bench.desk import DeskTimes
from saypro.bench.enumeration import Telling
from saypro.bench.faults import Report
from saypro.bench.floods.measure import Flooded
from saypro.bench.messages import Figures
from saypro.bench.out import percentiles_ms, say, say_json, say_table
from saypro.bench.pages import PageTimes
from saypro.bench.reconnect import Return
from saypro.bench.reports import bars
from saypro.bench.reports.measure import Found
from saypro.bench.safety import Warned
from saypro.bench.search import SearchTimes
from saypro.bench.stage import Tally
from saypro.bench.tickets import Desk


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


def say_tickets(desk: Desk, *, as_json: bool) -> None:
    result = desk.result()
    if as_json:
        say_json(result)
        return
    say_table((name, value) for name, value in result.items() if name not in ("by", "dirty_by"))
    for name, groups in desk.groups.items():
        say(f"\n{name}: total, closed, within 24, 48 and 72 h in %, median and 90th percentile in h")
        rows = groups.items()
        say_table((group or "(none)", *(found[each] for each in TOLD)) for group, found in rows)
    say("\nDirty rows, none of them left out:")
    for dirt in desk.log.dirt:
        say(f"line {dirt.line}: {dirt.field} is {dirt.why}: {dirt.text!r}")


TOLD = ("total", "closed", "within_24h", "within_48h", "within_72h", "median_h", "p90_h")


def say_messages(figures: Figures, *, as_json: bool) -> None:
    result = figures.result()
    if as_json:
        say_json(result)
        return
    latency = result.pop("latency_ms")
    say_table((name.replace("_", " "), value) for name, value in result.items() if value is not None)
    say()
    say_table([("send to screen, ms", "p50", "p95", "p99"), *latency_rows(latency)])


def latency_rows(latency: object) -> list[tuple[object, ...]]:
    rates = latency if isinstance(latency, dict) else {}
    return [(f"{rate} a second", *times.values()) for rate, times in rates.items()]


def say_pages(times: PageTimes, *, as_json: bool) -> None:
    result = times.result()
    if as_json:
        say_json(result)
        return
    columns = list(next(iter(result.values())))
    heads = ("page", *(name.replace("_", " ") for name in columns))
    say_table([heads, *((page, *row.values()) for page, row in result.items())])
    say("Every page is fast enough." if times.is_fast else "A page is too slow, or slower with more data.")


def say_search(found: SearchTimes, *, as_json: bool) -> None:
    result = found.result()
    if as_json:
        say_json(result)
        return
    rows = result.pop("first_results_ms")
    for member, searches in rows.items() if isinstance(rows, dict) else ():
        columns = list(next(iter(searches.values())))
        heads = (f"first results, {member}", *(f"{name} ms" if name[0] == "p" else name for name in columns))
        say_table([heads, *((search, *row.values()) for search, row in searches.items())])
        say()
    say_table((name.replace("_", " "), value) for name, value in result.items())
    say("Searching is fast, and storing hardly slower." if found.is_fast else "A bar was missed.")


def say_desk(found: DeskTimes, *, as_json: bool) -> None:
    result = found.result()
    if as_json:
        say_json(result)
        return
    say_table(
        [
            ("first byte", "p50 ms", "p95 ms", "queries"),
            *((page, row["p50"], row["p95"], row.get("queries", "")) for page, row in result.items()),
        ]
    )
    say("Every page is below its bar." if found.is_fast else "A page is slower than its bar.")


def say_reports(found: list[Found], *, as_json: bool) -> bool:
    """Whether every bar was met, too."""
    missed = bars.missed(found)
    if as_json:
        say_json({f"{one.world.messages}": bars.result(one) for one in found} | {"missed": missed})
        return not missed
    heads = [f"{one.world.messages:,}" for one in found]
    say_table([("median, least and most, ms; messages", *heads), *bars.rows(found, bars.spread)])
    say()
    say_table([("messages", *heads), *bars.rows(found, bars.fact)])
    say("Ours, plain SQL and DuckDB come to the same figures.")
    for one in missed:
        say(f"Missed: {one}.")
    return not missed


def say_faults(report: Report, *, as_json: bool) -> None:
    if as_json:
        say_json(report.counts)
        return
    say_table((name.replace("_", " "), count) for name, count in report.counts.items())
    say("Every promise held." if report.is_clean else "A promise broke.")


def say_floods(floods: list[Flooded], *, as_json: bool) -> None:
    result = {flood.kind: flood.row() for flood in floods}
    if as_json:
        say_json(result)
        return
    columns = list(next(iter(result.values())))
    heads = ("flood", *(name.replace("_", " ") for name in columns))
    say_table([heads, *((kind, *row.values()) for kind, row in result.items())])
    say("The others noticed nothing." if all(flood.is_held for flood in floods) else "The others noticed.")


def say_reconnect(came: Return, *, as_json: bool) -> None:
    if as_json:
        say_json(came.result())
        return
    say_table((name.replace("_", " "), value) for name, value in came.result().items())
    say("All were back in time." if came.is_held else "Not all were back in time with everything.")


def say_enumeration(telling: Telling, *, as_json: bool) -> None:
    result = telling.result()
    if as_json:
        say_json(result)
        return
    columns = list(next(iter(result.values())))
    heads = ("door", *(name.replace("_", " ") for name in columns))
    say_table([heads, *((door, *row.values()) for door, row in result.items())])
    say("The time tells nothing." if telling.is_silent else "The time tells who is a member.")


def say_safety(warned: Warned, *, as_json: bool) -> None:
    if as_json:
        say_json(warned.result())
        return
    times = {"until the reader is warned": warned.warning_ms, "storing the message": warned.sending_ms}
    say_table([("ms", *warned.warning_ms), *((name, *figures.values()) for name, figures in times.items())])
    say("Within a second." if warned.is_soon else "Later than a second.")
