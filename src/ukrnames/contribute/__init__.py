"""For people who write entries: check them, lay them out, see what they change."""
