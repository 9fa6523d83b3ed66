package com.smartap.spi.payment.provider;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import java.util.Optional;

/** The ability to keep payees and their bank accounts with the provider, so that numbers are sent once. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PayeeStorage {
    /**
     * Has the provider keep a payee and its account, once for each key. A payee with another account than before gets
     * the new one; the old one is never paid to again.
     *
     * @throws com.smartap.spi.payment.PaymentFormatException if the provider cannot keep it, naming the field
     * @throws com.smartap.spi.ConnectorException if it cannot be said whether it is kept; nothing is paid to it then
     */
    StoredPayee store(Payee payee, IdempotencyKey key);

    /** Looks for a payee by our own id. */
    Optional<StoredPayee> find(Payee payee);
}
