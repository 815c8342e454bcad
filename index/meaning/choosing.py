"""Which model there is: an endpoint that a setting names, else the one that is installed, else none."""

from __future__ import annotations

import os
from collections.abc import Mapping

from index.meaning.encoder import ADDRESS, Encoder
from index.meaning.local import LocalEncoder, is_installed

#: The value of the setting that leaves every model alone.
OFF = "off"


def encoder_at_hand(environment: Mapping[str, str] | None = None) -> Encoder | None:
    """The model of this machine; None where there is none, and all is done by words.

    Args:
        environment: The settings, those of this process without any.

    Raises:
        UsageError: The settings of an endpoint make no sense.
    """
    settings = os.environ if environment is None else environment
    address = settings.get(ADDRESS, "")
    if address == OFF:
        return None
    if address:
        # Only here: few have one.
        from index.meaning.endpoint import EndpointEncoder, EndpointSettings

        return EndpointEncoder(EndpointSettings.read(settings))
    return LocalEncoder() if is_installed() else None
