"""Categories of indicators: names as declared <-> the category they are scored in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from evaltool.vocabulary.headings import LONGEST_HEADING, bare, each, squeeze

_POINTS = re.compile(r"\d+(?:\.\d+)?[分%％]?$")

# First-level categories (一级指标) as declared -> the category they are scored in. A form that
# leaves out level 1 shows level 2 in its place.
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        **each(
            "output",
            "产出指标 产出 项目产出 项目产出指标 项目完成 项目完成指标 基本经费 项目经费 "
            "产出数量指标 产出质量指标 产出时效指标 数量指标 质量指标 时效指标 完成指标",
        ),
        **each(
            "benefit",
            "效益指标 效益 项目效益 项目效益指标 效果指标 项目效果 项目效果指标 "
            "经济效益指标 社会效益指标 生态效益指标 可持续影响指标 社会效应指标",
        ),
        **each(
            "satisfaction",
            "满意度指标 满意度 服务对象满意度 服务对象满意度指标 社会公众满意度指标 "
            "群众满意度指标 项目满意度 项目满意度指标 满意指标",
        ),
        **each(
            "cost",
            "成本指标 成本 项目成本 项目成本指标 产出成本指标",
        ),
    }
)

# Words in a first-level category of another name, and in a second-level one (二级指标), that tell
# the category all the same; the first word that stands in the text counts.
CATEGORY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "满意": "satisfaction",
        "效益": "benefit",
        "可持续": "benefit",
        "成本": "cost",
        "产出": "output",
        "完成": "output",
        "数量": "output",
        "质量": "output",
        "时效": "output",
    }
)

# What stands in 二级指标 where the row is a cost.
COST_WORD = "成本"

CATEGORY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "execution": "预算执行率",
        "cost": "成本指标",
        "output": "产出指标",
        "benefit": "效益指标",
        "satisfaction": "满意度指标",
    }
)


def category_of(text: str) -> str | None:
    """The category in which a declared 一级指标 is scored, or None where it is not known.

    Points printed in the name, 产出指标(50分), do not matter.
    """
    if len(text) > LONGEST_HEADING:
        return None
    name = _POINTS.sub("", bare(text))
    known = CATEGORIES.get(name) or CATEGORIES.get(squeeze(text))
    return known or next((found for word, found in CATEGORY_WORDS.items() if word in name), None)
