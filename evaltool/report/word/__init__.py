"""The Word engine: templates of document.xml, escaped texts, and a deterministic package."""
