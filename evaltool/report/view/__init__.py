"""Views: frozen records of the strings that a document shows; here figures become text."""
