"""Reads a plan from the first line of stdin, prints the result; an idle crowd stays until stdin closes."""

import asyncio
import gc
import json
import resource
import sys
from dataclasses import asdict

import uvloop

from saypro.bench.load.crowd import Crowd
from saypro.bench.load.forms import post_forms
from saypro.bench.load.plan import Pair, Plan, Result
from saypro.bench.load.returning import ReturningCrowd
from saypro.bench.out import say_json


async def carry_out(plan: Plan) -> None:
    if plan.kind == "http":
        say_result(await post_forms(plan))
        return
    crowd = ReturningCrowd(plan) if plan.kind == "return" else Crowd(plan)
    await crowd.open()
    say_json({"open": len(crowd.seats)})
    if isinstance(crowd, ReturningCrowd):
        await crowd.lose_and_return()
    elif plan.kind == "idle":
        await asyncio.to_thread(sys.stdin.readline)
    elif plan.kind == "saturate":
        say_result(await crowd.saturate())
    else:
        say_result(await crowd.at_rate())


def say_result(result: Result) -> None:
    say_json(asdict(result))


def main() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    plan = Plan(**json.loads(sys.stdin.readline()))
    plan.pairs[:] = [Pair(ref, (one, other)) for ref, (one, other) in plan.pairs]
    gc.freeze()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(carry_out(plan))


if __name__ == "__main__":
    main()
