"""Reading a platform export of 50,000 rows: whole processes, with the most memory they had."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from tests.benchmarks.clock import Entrant, race
from tests.benchmarks.table import Row, rows

ROWS, FEW = 50_000, 5_000
_HEAD = (
    *("单位", "项目", "预算数", "年度目标", "一级指标", "二级指标", "三级指标"),
    *("指标性质", "指标值", "度量单位", "权重", "指标方向性"),
)
_LEVELS = (
    *(("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标")),
    *(("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")),
)
_SIGNS, _UNITS = ("≥", "＝", "≤", "定性"), ("次", "%", "万元", "")

_PEAK = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_OURS = "import sys\nfrom pathlib import Path\nfrom evaltool.files import read_grids\n" + (
    "read_grids(Path(sys.argv[1]))\n"
)
_DECLARED = (
    "import sys\nfrom pathlib import Path\nfrom evaltool.pipeline import read_targets\n"
    "read_targets([Path(sys.argv[1])], year=2024)\n"
)
_OPENPYXL = """
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], data_only=True, rich_text=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        [(cell.value, cell.number_format, cell.font.strike) for cell in row]
"""


def measure() -> list[Row]:
    """The lines of the race."""
    with TemporaryDirectory() as folder:
        export, short = Path(folder, "export.xlsx"), Path(folder, "short.xlsx")
        write_export(export, ROWS)
        write_export(short, FEW)
        peaks: dict[str, int] = {}
        field = [
            _entrant("evaltool `read_grids`", _OURS, export, peaks, 3),
            _entrant(f"evaltool `read_grids`, {FEW:,} rows", _OURS, short, peaks, 3),
            _entrant("evaltool, to the declaration", _DECLARED, export, peaks, 1),
            _entrant("openpyxl, value and look of every cell", _OPENPYXL, export, peaks, 1),
        ]
        results = race(field)
    notes = {name: f"at most {peak} MB of memory" for name, peak in peaks.items()}
    return rows(f"read an xlsx export of {ROWS:,} rows (whole process)", results, notes=notes)


def _entrant(name: str, code: str, path: Path, peaks: dict[str, int], rounds: int) -> Entrant:
    return Entrant(name=name, run=_run(name, code, path, peaks), rounds=rounds)


def _run(name: str, code: str, path: Path, peaks: dict[str, int]) -> Callable[[], None]:
    def run() -> None:
        command = [sys.executable, "-c", code + _PEAK, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks[name] = int(done.stdout)

    return run


def write_export(path: Path, count: int) -> None:
    """An export of the budget platform with so many indicators, eight a project."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("导出")
        percent = book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, _HEAD)
        for row in range(count):
            project, sort = row // 8, row % 4
            level1, level2 = _LEVELS[row % len(_LEVELS)]
            sheet.write_row(
                row + 1, 0, (f"第{project // 20}单位", f"项目{project}", 1000 * project)
            )
            goal, name = f"完成项目{project}的年度任务，保障运行", f"第{row % 997}类工作{row % 13}"
            sheet.write_row(row + 1, 3, (goal, level1, level2, name, _SIGNS[sort]))
            if sort == 1:
                sheet.write_number(row + 1, 8, 1, percent)
            else:
                sheet.write(row + 1, 8, "有效提升" if sort == 3 else row % 500 + 1)
            measure_unit = "" if sort == 1 else _UNITS[sort]
            sheet.write_row(row + 1, 9, (measure_unit, 10, "反向指标" if sort == 2 else "正向指标"))
