package com.smartap.spi.audit;

import com.smartap.spi.Api;

/** Has a third party testify when a checkpoint was there, with an RFC 3161 time-stamp. Thread-safe. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface CheckpointAnchor {
    /**
     * A time-stamp token, verified, over a digest.
     *
     * @param sha256 32 bytes
     * @return the token, DER
     * @throws com.smartap.spi.ConnectorException if there is none to be had now
     */
    byte[] stamp(byte[] sha256);
}
