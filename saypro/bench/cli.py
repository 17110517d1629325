"""The doors of the verbs `replay` and `bench`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from saypro.bench import out
from saypro.bench.chatlog import LogError, read_log
from saypro.bench.database import DatabaseError, drop_database, fresh_database
from saypro.bench.server import Server, ServerError

REPLAY_DATABASE = "saypro_replay"


def replay(argv: Sequence[str]) -> int:
    """Play a log; 0 when every promise held, 1 when one broke, 2 when it could not be played."""
    options = replay_options().parse_args(argv)
    try:
        return play_log(options)
    except (LogError, DatabaseError, ServerError) as error:
        out.progress(str(error))
        return 2


def play_log(options: argparse.Namespace) -> int:
    log = read_log(options.file, columns=options.columns, limit=options.limit)
    fresh_database(REPLAY_DATABASE)
    try:
        from saypro.bench import replay, verdicts

        speed = options.speed or replay.easy_speed(log)
        out.progress(f"{log.count} lines in {len(log.chapters)} threads, {speed:,.0f} times as fast as life")
        scenes = replay.cast(log)
        with Server() as server:
            tally = replay.play(log, scenes, server.site, speed)
        verdicts.say_replay(log, tally, as_json=options.json)
        return 0 if tally.is_kept else 1
    finally:
        drop_database(REPLAY_DATABASE)


def replay_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("replay", description="Play real input through the real server.")
    kinds = parser.add_subparsers(required=True, metavar="chat")
    chat = kinds.add_parser("chat", help="a chat log, one real socket per speaker")
    chat.add_argument("file", type=Path, help="CSV with a header")
    chat.add_argument("--speed", type=positive, help="times the log's own pace (default: what goes easily)")
    chat.add_argument("--limit", type=int, help="only the first so many lines")
    chat.add_argument("--columns", default="", help="day=…,time=…,thread=…,speaker=…,text=…")
    chat.add_argument("--json", action="store_true", help="one object instead of a table")
    return parser


def positive(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number
