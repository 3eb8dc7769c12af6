"""Findings of `files`: reading documents of every kind."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "files-hidden-cells": Entry(
        severity=Severity.INFO,
        title="隐藏的行列",
        message="有{count}个单元格在隐藏的行或列中，已照常读入",
        remedy="请核对隐藏内容是否应当参与评价",
    ),
    "files-hidden-sheet": Entry(
        severity=Severity.INFO,
        title="隐藏的工作表",
        message="工作表“{sheet}”是隐藏的，已照常读入",
        remedy="请核对隐藏内容是否应当参与评价",
    ),
    "files-deleted-text": Entry(
        severity=Severity.INFO,
        title="修订中已删除的内容",
        message="有{count}处修订标记为删除的内容，未读入；修订插入的内容已读入",
        remedy="请在 Word 或 WPS 中接受或拒绝全部修订后核对",
    ),
    "files-struck-text": Entry(
        severity=Severity.INFO,
        title="带删除线的内容",
        message="有{count}处文字带删除线，未读入",
        remedy="请核对：应保留的去掉删除线，不要的直接删除",
    ),
    "files-hidden-text": Entry(
        severity=Severity.INFO,
        title="隐藏文字",
        message="有{count}处隐藏的文字或隐藏的表格行，隐藏文字未读入",
        remedy="请取消隐藏后核对内容",
    ),
    "files-embedded-part": Entry(
        severity=Severity.WARNING,
        title="嵌入的文档",
        message="有{count}处嵌入了另一份文档，其中的内容没有读入",
        remedy="请在 Word 中打开并另存一份，使嵌入内容成为正文",
    ),
    "files-no-table": Entry(
        severity=Severity.WARNING,
        title="没有表格",
        message="文件里没有表格",
        remedy="请确认表格不是图片；申报表应当是可以编辑的表格",
    ),
    "files-scanned-pages": Entry(
        severity=Severity.WARNING,
        title="扫描的页面",
        message="PDF第{pages}页是扫描图像，没有可读的文字，未读入",
        remedy="请提供这些页的 Word 或 Excel 原文件",
    ),
    "files-partly-damaged": Entry(
        severity=Severity.WARNING,
        title="文件有一部分损坏",
        message="PDF有一部分已损坏，其中的内容可能没有读全",
        remedy="请与原件逐项核对，或提供原始的 Word 或 Excel 文件",
    ),
    "files-member-unread": Entry(
        severity=Severity.ERROR,
        title="压缩包中读不了的文件",
        message="没有读入：{what}",
        remedy="单独处理该文件：{remedy}",
    ),
    "files-member-skipped": Entry(
        severity=Severity.INFO,
        title="压缩包中的图片",
        message="压缩包里有{count}个图片，其中的文字没有读入",
        remedy="图片里若有申报表，请提供它的 Word 或 Excel 原文件",
    ),
    "files-formula-without-result": Entry(
        severity=Severity.WARNING,
        title="公式没有计算结果",
        message="公式“{formula}”没有保存计算结果，按空白读入",
        remedy="请用 Excel 或 WPS 打开并保存一次，使结果存入文件",
    ),
    "files-error-value": Entry(
        severity=Severity.WARNING,
        title="单元格是错误值",
        message="单元格显示为错误值“{text}”",
        remedy="请改正公式或直接填写数值",
    ),
    "files-wording-as-formula": Entry(
        severity=Severity.INFO,
        title="文字被当作公式",
        message="“{text}”被表格软件当作公式，显示为“{shown}”，按所写的文字读入",
        remedy="请核对；填写等号开头的文字时先把单元格设为文本格式",
    ),
    "files-rounded-display": Entry(
        severity=Severity.INFO,
        title="显示位数少于实际位数",
        message="有{count}个数字的显示位数少于实际位数，按实际存的数读入：{cells}",
        remedy="请核对这些数；要以显示的数为准的，在单元格里改成显示的数",
    ),
}
