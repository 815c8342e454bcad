"""Write generations to an OpenSearch cluster: one index a generation, beside its files.

``marking`` turns texts into what the cluster compares; ``spooling`` keeps what is read of a document until the lengths
of all are known; ``entries`` weighs it; ``mapping`` says how the cluster holds it; ``sending`` brings it there;
``indices`` makes, checks, switches and removes indices; ``book`` is what a generation knows of its index.
"""
