"""Which affine map is fitted from content and style statistics."""

from enum import StrEnum


class Method(StrEnum):
    """WCT whitens and colours, AdaIN matches mean and spread per channel, OT moves the content least."""

    WCT = "wct"
    ADAIN = "adain"
    OT = "ot"
