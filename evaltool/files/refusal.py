"""The errors that refuse a file: what is wrong with it and what its owner can do."""

from evaltool.errors import InputError


def damaged(file: str, *details: str) -> InputError:
    """The error for a file whose inside does not hold together."""
    return InputError(
        "文件已损坏或不完整，无法读取",
        place=file,
        remedy="请用 Word、Excel 或 WPS 打开并另存一份后重试，打不开的请向提供方索取原文件",
        details=details,
    )


def suspicious(file: str, what: str) -> InputError:
    """The error for a file that could harm whoever opens it."""
    return InputError(
        f"为安全起见拒绝读取：{what}",
        place=file,
        remedy="请确认文件来源；确属正常文件的，用 Word、Excel 或 WPS 打开并另存一份后重试",
    )
