package com.smartap.testkit.odata;

import com.smartap.spi.Api;

/** How a service wants its literals and options written. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum ODataDialect {
    /** {@code datetime'2026-08-01T00:00:00'}, {@code datetimeoffset'…'}, {@code time'PT10H'}; {@code $inlinecount}. */
    V2,
    /** {@code 2026-08-01}, {@code 2026-08-01T10:00:00Z}, {@code 10:00:00}, all without quotes; {@code $count}. */
    V4,
    /** SAP Business One: dates and times in quotes or without; {@code $count} and {@code $inlinecount}. */
    SERVICE_LAYER
}
