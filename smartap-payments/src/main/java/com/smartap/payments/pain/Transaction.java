package com.smartap.payments.pain;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment with everything in the letters and lengths of its file.
 *
 * @param address null where none is stated
 * @param references what is stated as structured remittance; empty if it is a text
 * @param text the remittance as a text; null if there is none
 */
record Transaction(
        String id,
        Money amount,
        String name,
        @Nullable PostalLines address,
        BankAccount account,
        List<RemittanceItem> references,
        @Nullable String text) {}
