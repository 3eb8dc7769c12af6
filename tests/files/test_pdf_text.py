"""Characters of a PDF page put into lines."""

from evaltool.files.pdf_text import Char, goes_on, join, joined, lines_of


def chars(text: str, x: float = 0, y: float = 0, size: float = 10, gap: float = 0) -> list[Char]:
    placed = []
    for letter in text:
        width = size / 2 if letter.isascii() else size
        placed.append(
            {"text": letter, "x0": x, "x1": x + width, "top": y, "bottom": y + size, "size": size}
        )
        x += width + gap
    return placed


def texts(*runs: list[Char]) -> list[str]:
    return [line.text for line in lines_of([char for run in runs for char in run])]


def test_lines_are_told_apart_by_height_and_read_from_the_left() -> None:
    assert texts(chars("下一行", y=12), chars("率", x=30), chars("完成", x=0)) == [
        "完成率",
        "下一行",
    ]


def test_a_small_raised_sign_stays_in_its_line() -> None:
    assert texts(chars("面积"), chars("2", x=20, y=-1, size=5)) == ["面积2"]


def test_spaces_between_words_are_kept_or_inferred_never_between_chinese() -> None:
    assert texts(chars("long term")) == ["long term"]
    assert texts(chars("long"), chars("term", x=24)) == ["long term"]
    assert texts(chars("项目名称", gap=8)) == ["项目名称"]
    assert texts(chars("在"), chars("2024", x=12.5), chars("年", x=35)) == ["在2024年"]


def test_a_wide_gap_parts_segments() -> None:
    (line,) = lines_of(chars("项目名称") + chars("培训费", x=100))
    assert [text for _, _, text in line.segments] == ["项目名称", "培训费"]
    assert line.text == "项目名称  培训费"


def test_blank_characters_alone_are_no_line() -> None:
    assert texts(chars("   ")) == []


def cell(*lines: str, width: float) -> str:
    placed = [char for number, line in enumerate(lines) for char in chars(line, y=14 * number)]
    return joined(lines_of(placed), width)


def test_wrapped_lines_are_one_and_others_stay_apart() -> None:
    assert cell("保障人大代表履职尽", "责", width=103) == "保障人大代表履职尽责"
    assert cell("一级", "指标", width=100) == "一级\n指标"
    assert cell("绩", "效", width=40) == "绩\n效"


def test_what_cannot_be_broken_is_wrapped_whole() -> None:
    assert cell("实施时限：2024.1.1-", "2024.12.31", width=115) == "实施时限：2024.1.1-2024.12.31"
    assert cell("包括会议监督履职", "能，", width=100) == "包括会议监督履职能，"
    assert cell("包括会议监督履职", "“双", width=100) == "包括会议监督履职“双"


def test_english_words_keep_their_space() -> None:
    assert join("long", "term", wrapped=True) == "long term"
    assert join("2024.1.1-", "2024.12.31", wrapped=True) == "2024.1.1-2024.12.31"
    assert join("甲", "乙", wrapped=False) == "甲\n乙"


def test_no_lines_no_text() -> None:
    assert joined([], 100) == ""
    (line,) = lines_of(chars("甲"))
    assert not goes_on(line, line, 100)
