package com.smartap.spi.erp;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectionTest;
import java.util.Optional;

/**
 * A connection to one ERP. Abilities are small interfaces asked for by type. Instances are thread-safe. Every call has
 * a timeout, honours the system's limits, and throws a {@link com.smartap.spi.ConnectorException} that tells
 * "try again", "reconnect" and "not understood" apart; what the system refuses is a result where a result type says so.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ErpConnector extends AutoCloseable {
    /** Calls the system once with the credentials at hand. */
    ConnectionTest test();

    /** An ability such as {@link BillPosting}, if this connector has it. */
    <T> Optional<T> ability(Class<T> type);

    /** Ends sessions and frees connections; never throws. */
    @Override
    void close();
}
