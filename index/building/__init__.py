"""Build: lead every document from its file to a generation, take over what did not change, report how it went."""
