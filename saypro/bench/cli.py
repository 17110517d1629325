"""The doors of the verbs `replay` and `bench`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from saypro.bench import out
from saypro.bench.chatlog import read_log
from saypro.bench.database import own_database, set_up
from saypro.bench.errors import CannotMeasure
from saypro.bench.server import Server


def replay(argv: Sequence[str]) -> int:
    """Play a log; 0 when every promise held, 1 when one broke, 2 when it could not be played."""
    options = replay_options().parse_args(argv)
    set_up()
    try:
        return int(options.play(options))
    except CannotMeasure as error:
        out.progress(str(error))
        return 2


def play_log(options: argparse.Namespace) -> int:
    log = read_log(options.file, columns=options.columns, limit=options.limit)
    with own_database("replay"):
        from saypro.bench import replay, verdicts

        speed = options.speed or replay.easy_speed(log)
        out.progress(f"{log.count} lines in {len(log.chapters)} threads, {speed:,.0f} times as fast as life")
        scenes = replay.cast(log)
        with Server() as server:
            tally = replay.play(log, scenes, server.site, speed)
        verdicts.say_replay(log, tally, as_json=options.json)
        return 0 if tally.is_kept else 1


def play_tickets(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from saypro.bench import ticketlog, tickets, verdicts

    columns, zone = ticketlog.columns_of(options.map), ticketlog.zone_called(options.zone)
    log = ticketlog.read_tickets(options.file, columns, at=timezone.now(), zone=zone)
    out.progress(f"{len(log.rows)} requests, {log.dirty} of them dirty")
    with own_database("replay"):
        desk = tickets.replay(log, list(columns))
    verdicts.say_tickets(desk, as_json=options.json)
    return 0


def replay_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("replay", description="Play real input through the real server.")
    kinds = parser.add_subparsers(required=True, metavar="chat|tickets")
    chat = kinds.add_parser("chat", help="a chat log, one real socket per speaker")
    chat.add_argument("file", type=Path, help="CSV with a header")
    chat.add_argument("--speed", type=positive, help="times the log's own pace (default: what goes easily)")
    chat.add_argument("--limit", type=int, help="only the first so many lines")
    chat.add_argument("--columns", default="", help="day=…,time=…,thread=…,speaker=…,text=…")
    chat.add_argument("--json", action="store_true", help="one object instead of a table")
    chat.set_defaults(play=play_log)
    desk = kinds.add_parser("tickets", help="a service desk's log, as tickets, and what they come to")
    desk.add_argument("file", type=Path, help="CSV with a header")
    desk.add_argument("--map", default="", help="opened=…,closed=…,category=…,team=…,region=…")
    desk.add_argument("--zone", default="Africa/Johannesburg", help="of moments without an offset")
    desk.add_argument("--json", action="store_true", help="one object instead of tables")
    desk.set_defaults(play=play_tickets)
    return parser


def bench(argv: Sequence[str]) -> int:
    """Measure; 0 when nothing broke, 1 when something did, 2 when it could not be measured."""
    options = bench_options().parse_args(argv)
    set_up()
    try:
        return int(options.measure(options))
    except CannotMeasure as error:
        out.progress(str(error))
        return 2


def bench_messages(options: argparse.Namespace) -> int:
    with own_database("load"):
        from saypro.bench import messages, verdicts

        figures = messages.measure(options.seconds, options.runs, options.parts)
        verdicts.say_messages(figures, as_json=options.json)
    return 0


def bench_pages(options: argparse.Namespace) -> int:
    from saypro.bench import pages, verdicts

    times = pages.measure(options.requests)
    verdicts.say_pages(times, as_json=options.json)
    return 0 if times.is_fast else 1


def bench_search(options: argparse.Namespace) -> int:
    from saypro.bench import search, verdicts

    found = search.measure(options.requests, options.rounds)
    verdicts.say_search(found, as_json=options.json)
    return 0 if found.is_fast else 1


def bench_desk(options: argparse.Namespace) -> int:
    from saypro.bench import desk, verdicts

    found = desk.measure(options.requests, options.bulks)
    verdicts.say_desk(found, as_json=options.json)
    return 0 if found.is_fast else 1


def bench_reports(options: argparse.Namespace) -> int:
    from saypro.bench import verdicts
    from saypro.bench.reports.measure import measure_world
    from saypro.bench.reports.world import World

    worlds = [World(messages, options.tickets, options.days) for messages in options.messages]
    found = [measure_world(one, options.runs, options.pages, again=options.again) for one in worlds]
    return 0 if verdicts.say_reports(found, as_json=options.json) else 1


def bench_faults(options: argparse.Namespace) -> int:
    from saypro.bench import faults, verdicts

    report = faults.torment(options.kills)
    verdicts.say_faults(report, as_json=options.json)
    return 0 if report.is_clean else 1


def bench_attacks(options: argparse.Namespace) -> int:
    with own_database("floods"):
        from saypro.bench import verdicts
        from saypro.bench.floods import kinds, measure

        floods = measure.measure(options.kinds or list(kinds.KINDS), options.seconds)
        verdicts.say_floods(floods, as_json=options.json)
    return 0 if all(flood.is_held for flood in floods) else 1


def bench_reconnect(options: argparse.Namespace) -> int:
    with own_database("reconnect"):
        from saypro.bench import reconnect, verdicts

        came = reconnect.measure(options.sockets)
        verdicts.say_reconnect(came, as_json=options.json)
    return 0 if came.is_held else 1


def bench_enumeration(options: argparse.Namespace) -> int:
    with own_database("enumeration"):
        from saypro.bench import enumeration, verdicts

        telling = enumeration.measure(options.doors or list(enumeration.DOORS), options.tries)
        verdicts.say_enumeration(telling, as_json=options.json)
    return 0 if telling.is_silent else 1


def bench_safety(options: argparse.Namespace) -> int:
    with own_database("safety"):
        from saypro.bench import safety, verdicts

        warned = safety.measure(options.messages)
        verdicts.say_safety(warned, as_json=options.json)
    return 0 if warned.is_soon else 1


def bench_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("bench", description="Measure the house, or hurt it on purpose.")
    kinds = parser.add_subparsers(
        required=True,
        metavar="messages|pages|search|desk|reports|faults|attacks|reconnect|enumeration|safety",
    )
    load = kinds.add_parser("messages", help="messages a second, latency, memory of a socket")
    load.add_argument("--seconds", type=positive, default=5.0, help="measured seconds a question (default 5)")
    load.add_argument("--runs", type=int, default=3, help="runs of which the median is told (default 3)")
    load.add_argument("--parts", default="abcde", help="only these questions, as letters")
    load.set_defaults(measure=bench_messages)
    first = kinds.add_parser("pages", help="time to the first byte in a small and a large database")
    first.add_argument("--requests", type=int, default=60, help="of each page (default 60)")
    first.set_defaults(measure=bench_pages)
    seek = kinds.add_parser("search", help="first results among a million messages, and what storing pays")
    seek.add_argument("--requests", type=int, default=20, help="of each search (default 20)")
    seek.add_argument("--rounds", type=int, default=15, help="of storing, with and without (default 15)")
    seek.set_defaults(measure=bench_search)
    desk = kinds.add_parser("desk", help="the office's pages among 100,000 tickets, and 500 of them at once")
    desk.add_argument("--requests", type=int, default=30, help="of each page (default 30)")
    desk.add_argument("--bulks", type=int, default=5, help="changes of 500 tickets (default 5)")
    desk.set_defaults(measure=bench_desk)
    told = kinds.add_parser("reports", help="the office's figures over one and over ten million messages")
    told.add_argument(
        "--messages", type=int, nargs="+", default=[1_000_000, 10_000_000], help="one world for each number"
    )
    told.add_argument("--tickets", type=int, default=200_000, help="in each of them (default 200,000)")
    told.add_argument("--days", type=int, default=730, help="until now, at least 200 (default two years)")
    told.add_argument("--runs", type=int, default=5, help="of each question (default 5)")
    told.add_argument("--pages", type=int, default=30, help="of each dashboard (default 30; 0 for none)")
    told.add_argument("--again", action="store_true", help="measure and count everything anew first")
    told.set_defaults(measure=bench_reports)
    hurt = kinds.add_parser("faults", help="kill -9 of the server and of PostgreSQL under load")
    hurt.add_argument("--kills", type=int, default=8, help="how often (default 8)")
    hurt.set_defaults(measure=bench_faults)
    pour = kinds.add_parser(
        "attacks",
        aliases=["floods"],
        help="what others notice when one pours frames, forms or silence over us",
    )
    pour.add_argument("kinds", nargs="*", help="only these, such as posts or silent (default: all)")
    pour.add_argument("--seconds", type=positive, default=8.0, help="measured seconds a flood (default 8)")
    pour.set_defaults(measure=bench_attacks)
    back = kinds.add_parser("reconnect", help="how soon thousands of sockets dropped at once are back")
    back.add_argument("--sockets", type=int, default=2000, help="how many (default 2000)")
    back.set_defaults(measure=bench_reconnect)
    tell = kinds.add_parser("enumeration", help="whether the time of an answer tells who is a member")
    tell.add_argument("doors", nargs="*", help="only these, such as sign_in or reset (default: all)")
    tell.add_argument("--tries", type=int, default=200, help="of each kind at each door (default 200)")
    tell.set_defaults(measure=bench_enumeration)
    warn = kinds.add_parser("safety", help="how soon after a risky message its reader is warned")
    warn.add_argument("--messages", type=int, default=100, help="how many (default 100)")
    warn.set_defaults(measure=bench_safety)
    for kind in (warn, load, first, seek, desk, told, hurt, pour, back, tell):
        kind.add_argument("--json", action="store_true", help="one object instead of a table")
    return parser


def positive(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number
