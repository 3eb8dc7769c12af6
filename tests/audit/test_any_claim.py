"""Whatever stands in the cells of a form, the audit ends and its ledger adds up."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from evaltool.audit import Status, ledger_of, read_claims, review_claims
from evaltool.files import Grid
from tests.audit import layouts
from tests.audit.forms import rulesets
from tests.audit.standard import changed

GRIDS = (
    changed(),
    layouts.sichuan(),
    layouts.hubei(),
    layouts.chongqing(),
    layouts.department(),
)
TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "/",
                "—",
                "0",
                "-1",
                "1e9",
                "999999999",
                "100%",
                "0.95",
                "≥**",
                "（达成）",
                "总分",
            ),
            *(
                "部分达成60%",
                "合计",
                "小计",
                "项目名称",
                "得分",
                "2023年2月30日",
                "10分",
                "10（分）",
                "优",
            ),
            *("年度资金总额", "产出指标（50分）", "以下从略", "１０", "10/10", "一级指标", "1,2,3"),
        ]
    ),
    st.text(max_size=12),
    st.decimals(min_value=-1000, max_value=10**9, places=2).map(str),
)


@st.composite
def spoiled(draw: st.DrawFn) -> Grid:
    grid = draw(st.sampled_from(GRIDS))
    cells = list(grid.cells)
    for place in draw(st.lists(st.integers(0, len(cells) - 1), min_size=1, max_size=6)):
        cells[place] = replace(cells[place], text=draw(TEXTS))
    return Grid(file=grid.file, cells=tuple(cells), table=1, before=grid.before)


@given(spoiled())
@settings(max_examples=250)
def test_the_audit_ends_and_adds_up(grid: Grid) -> None:
    for review in review_claims(read_claims([grid]).claims, rulesets()):
        ledger = ledger_of(review)
        assert sum(ledger.count(status) for status in Status) == ledger.due
        for ending in ledger.endings:
            assert ending.why or ending.status in (Status.PASSED, Status.FINDING)
