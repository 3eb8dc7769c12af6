"""Reading 指标值: distinct ones, and a million of which 6 % are distinct."""

from __future__ import annotations

import random

from evaltool.values import Context, parse_targets
from tests.benchmarks.clock import Entrant, Result, race
from tests.benchmarks.table import Row, rows

_MILLION = 1_000_000
_DISTINCT = 60_000
_SAMPLE = 20_000
_ROUNDS = 5
_YEAR = Context(year=2024)

_FAMILIES = (
    "{n}名",
    "{n}人次",
    "≥{p}.{d}%",
    "不低于{n}户",
    "不超过{n}.{d}万元",
    "{n}.{d}万元，用于召开会议、组织代表活动",
    "公务员{n}人，机关工勤{d}人，事业人员{p}人",
    "2024年{m}月{k}日前",
    "2024.1.1-2024.{m}.{k}",
    "每季度{n}次",
    "{n}-{n}{d}次",
    "大于等于{n}.{d}公里",
    "{n}元/人、天",
    "按第{n}号标准验收合格，运行良好",
)
"""Shapes of real 指标值; the figures are drawn."""


def distinct_values(count: int, seed: int = 1) -> list[str]:
    """So many different texts in even shares of the families, as far as they go."""
    draw = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        family = _FAMILIES[draw.randrange(len(_FAMILIES))]
        found[
            family.format(
                n=draw.randrange(1, 20_000),
                p=draw.randrange(50, 100),
                d=draw.randrange(1, 10),
                m=draw.randrange(1, 13),
                k=draw.randrange(1, 29),
            )
        ] = None
    return list(found)


def measure() -> list[Row]:
    """The lines of both races."""
    return [*_distinct(), *_repeated()]


def _distinct() -> list[Row]:
    unseen = iter([distinct_values(_SAMPLE, seed) for seed in range(1, 2 * _ROUNDS)])
    ours = Entrant(
        name="evaltool `parse_targets`", run=lambda: _together(next(unseen)), rounds=_ROUNDS
    )
    (result,) = race([ours])
    pace = f"{_SAMPLE / result.median:,.0f} values/s, texts not met before in every round"
    return rows(f"read {_SAMPLE:,} distinct values", [result], notes={ours.name: pace})


def _repeated() -> list[Row]:
    distinct = distinct_values(_DISTINCT)
    texts = distinct + random.Random(2).choices(distinct, k=_MILLION - _DISTINCT)
    random.Random(3).shuffle(texts)
    sample = texts[:_SAMPLE]
    together, alone = race(
        [
            Entrant(name="evaltool `parse_targets`", run=lambda: _together(texts), rounds=3),
            Entrant(name="every row read anew", run=lambda: _one_by_one(sample), rounds=3),
        ]
    )
    scaled = Result(
        name=alone.name, seconds=tuple(time * len(texts) / len(sample) for time in alone.seconds)
    )
    note = f"measured on {len(sample):,} rows"
    return rows("read 1 M values, 6 % distinct", [together, scaled], notes={scaled.name: note})


def _together(texts: list[str]) -> object:
    return parse_targets(texts, [_YEAR] * len(texts))


def _one_by_one(texts: list[str]) -> object:
    return [parse_targets([text], [_YEAR])[0] for text in texts]
