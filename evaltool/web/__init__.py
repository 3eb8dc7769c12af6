"""The local page (网页): the year's work in a browser, on one's own machine, from the same files.

The files of the working folder are the only storage: page, workbook and command line can be used
in turn. Pages are made on the server and work without script; what is typed goes into tables
(csv) among the actuals, which every other part of the program reads.
"""
