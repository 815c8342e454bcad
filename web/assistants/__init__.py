"""For assistants: the search service as read-only tools of the Model Context Protocol.

:mod:`web.assistants.tools` answers, without knowing the protocol; :mod:`web.assistants.server` speaks it, over standard
input and output or over HTTP. The package ``mcp`` is needed only here (the extra ``mcp``).
"""
