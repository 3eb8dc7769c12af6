"""What each page shows, as records of texts; pages only lay it out."""
