package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.io.IOException;

/**
 * A time-stamp authority. Thread-safe. The sealer checks every token before it uses it, so an implementation only has to
 * fetch. Source: RFC 3161.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface TimestampService {
    /** Where the tokens come from, for messages. */
    String name();

    /**
     * Gets a token.
     *
     * @param digest the SHA-256 of what is stamped
     * @return the DER of the TimeStampToken, with the authority's certificate inside
     * @throws IOException if there is none to be had now; the document is then sealed without, and marked as pending
     */
    byte[] token(byte[] digest) throws IOException;
}
