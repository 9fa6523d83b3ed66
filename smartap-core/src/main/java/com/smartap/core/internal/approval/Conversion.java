package com.smartap.core.internal.approval;

import com.smartap.core.ExchangeRates;
import com.smartap.model.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts in the currency of limits. */
public final class Conversion {
    private Conversion() {}

    /** An amount in another currency; null where there is no rate. */
    public static @Nullable Money of(Money amount, Currency currency, LocalDate day, ExchangeRates rates) {
        if (amount.currency().equals(currency)) {
            return amount;
        }
        return rates.rate(amount.currency(), currency, day)
                // Rounded up, so that no conversion slips below a limit.
                .map(rate -> Money.rounded(amount.amount().multiply(rate), currency, RoundingMode.UP))
                .orElse(null);
    }
}
