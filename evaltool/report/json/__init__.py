"""The documented JSON shapes of what evaltool reads, understands and scores."""
