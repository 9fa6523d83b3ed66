package com.smartap.payments.statement.bai;

import com.smartap.model.Money;
import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.FieldException;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A group of accounts.
 *
 * @param asOf the day that is reported
 * @param currency of accounts that state none
 * @param status the status that its entries have
 */
record BaiGroup(LocalDate asOf, Currency currency, String status) {
    static BaiGroup of(BaiRecord record) throws FieldException {
        record.next();
        record.next();
        String groupStatus = record.next();
        LocalDate asOf = BankDates.of("as-of date of the group (02)", record.next());
        record.next();
        Currency currency = currency("currency of the group (02)", record.next(), Money.currency("USD"));
        String modifier = record.next();
        boolean counts = groupStatus.isEmpty() || groupStatus.equals("1") || groupStatus.equals("3");
        boolean interim = modifier.equals("1") || modifier.equals("3");
        return new BaiGroup(asOf, currency, !counts ? "INFORMATION" : interim ? "PENDING" : "BOOKED");
    }

    static Currency currency(String field, String code, Currency otherwise) throws FieldException {
        try {
            return code.isEmpty() ? otherwise : Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new FieldException(field, code, "an ISO 4217 code");
        }
    }
}
