"""Opens input files: any office file -> grids of cells that know where they were read."""

from evaltool.files.grid import Cell, Grid
from evaltool.files.raw import FileRead
from evaltool.files.reader import (
    open_data,
    open_file,
    read_file,
    read_files,
    read_grids,
    read_opened,
)

__all__ = [
    "Cell",
    "FileRead",
    "Grid",
    "open_data",
    "open_file",
    "read_file",
    "read_files",
    "read_grids",
    "read_opened",
]
