package com.smartap.payments.nacha;

import com.smartap.spi.payment.PaymentInstruction;
import java.util.Set;

/**
 * Which payments go into batches of which entry class.
 *
 * @param standard the class of the format
 * @param used the classes that an order needs, each of which is written in a pass of its own
 */
record NachaClasses(EntryClass standard, NachaSettings settings, Set<EntryClass> used) {
    NachaClasses {
        used = Set.copyOf(used);
    }

    EntryClass of(PaymentInstruction payment) {
        return standard == EntryClass.CCD && settings.longToCtx && !Remittance.fitsOne(payment, settings)
                ? EntryClass.CTX
                : standard;
    }
}
