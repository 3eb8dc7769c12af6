"""Documents of a scored year: Word, work papers, JSON; figures become text here and only here."""
