package com.smartap.connector.sap.b1;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A set of records that is read by its changes.
 *
 * @param name such as {@code PurchaseOrders}
 * @param key the field that names a record
 * @param numeric whether the key is a number
 * @param lateUpdateDate whether UpdateDate may be missing until the first change
 * @param condition what every row has to meet; empty for nothing
 * @param select the fields that are wanted; empty for all
 */
record B1Set(String name, String key, boolean numeric, boolean lateUpdateDate, String condition, String select) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    static final B1Set VENDORS = new B1Set(
            "BusinessPartners",
            "CardCode",
            false,
            true,
            "CardType eq 'cSupplier'",
            "CardCode,CardName,CardType,FederalTaxID,UnifiedFederalTaxID,VATRegistrationNumber,EmailAddress,Phone1,"
                    + "Currency,PayTermsGrpCode,Valid,Frozen,DefaultBankCode,DefaultAccount,IBAN,UpdateDate,UpdateTime,"
                    + "BPAddresses,BPBankAccounts");
    static final B1Set ORDERS = new B1Set("PurchaseOrders", "DocEntry", true, false, "", "");
    static final B1Set RECEIPTS = new B1Set("PurchaseDeliveryNotes", "DocEntry", true, false, "", "");

    /**
     * A filter for rows behind a moment.
     *
     * @param prefix {@code Update} or {@code Create}
     * @param at the server's wall clock
     * @param behindKey what is wanted of the moment itself; null for all of it
     */
    static String behind(String prefix, LocalDateTime at, @Nullable String behindKey) {
        String day = "'" + at.toLocalDate() + "'";
        String time = "'" + TIME.format(at) + "'";
        String date = prefix + "Date";
        if (behindKey != null) {
            return "(%s gt %s or (%s eq %s and %sTime gt %s) or (%s eq %s and %sTime eq %s and %s))"
                    .formatted(date, day, date, day, prefix, time, date, day, prefix, time, behindKey);
        }
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "%s ge %s".formatted(date, day)
                : "(%s gt %s or (%s eq %s and %sTime ge %s))".formatted(date, day, date, day, prefix, time);
    }

    /** A filter for what follows a row without UpdateDate; nothing for the beginning. */
    String behindUndated(String id) {
        return id.isEmpty() ? "" : "(UpdateDate ne null or (UpdateDate eq null and %s))".formatted(behindKey(id));
    }

    String behindKey(String id) {
        return "%s gt %s".formatted(key, numeric ? id : B1Api.quoted(id));
    }
}
