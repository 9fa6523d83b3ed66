package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read from and written to an account, by SuiteTalk's REST services or by the RESTlet. Rows have SuiteQL's names
 * in lower case and texts as values, whichever way they came; what is empty is missing.
 */
interface NetSuiteBooks {
    /** What is imported since a moment. */
    enum Kind {
        /** Rows of {@code vendor}, with {@code addresses}. */
        VENDOR("vendor", "vendor"),
        /** Purchase orders of {@code transaction}, with {@code lines}. */
        ORDER("purchaseorder", "purchord"),
        /** Item receipts of {@code transaction}, with {@code lines}. */
        RECEIPT("itemreceipt", "itemrcpt");

        private final String record;
        private final String shortName;

        Kind(String record, String shortName) {
            this.record = record;
            this.shortName = shortName;
        }

        /** The record type. */
        String record() {
            return record;
        }

        /** Whether {@code deletedrecord} means this kind: it shows names for people or for machines. */
        boolean isNamed(String text) {
            String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_]", "");
            return plain.equals(record) || plain.equals(shortName);
        }
    }

    /** What is read as a whole. */
    enum Register {
        /** Accounts. */
        ACCOUNTS,
        /** Tax codes. */
        TAX_CODES,
        /** Currencies with their ISO codes. */
        CURRENCIES,
        /** Payment terms. */
        TERMS
    }

    /** A bill's payments. */
    record Paid(ObjectNode bill, List<ObjectNode> payments) {}

    /** A written bill; {@code created} is false if it was there under its external id; the total is null if unknown. */
    record Written(
            String id,
            @Nullable String number,
            boolean created,
            @Nullable BigDecimal total) {}

    /** Calls once, and says what it found. */
    String test();

    /** Records behind a place, in the order of (last change, id). */
    Rows changed(Kind kind, Place from, int count);

    /** Ids of records that were deleted since a moment; empty where the account does not say so. */
    List<String> deletedSince(Kind kind, Instant since);

    /** An order by its id, with its lines. */
    Optional<ObjectNode> order(String id);

    /** Orders of a vendor by their number, with their lines. */
    List<ObjectNode> orders(String vendorId, String number);

    /** All rows. */
    List<ObjectNode> register(Register register);

    /** The bills of an external id; and if there is none, those of the vendor and number. */
    List<ObjectNode> bills(BillDraft draft);

    /** Makes a bill. */
    Written create(BillDraft draft);

    /** How far a bill is paid; empty if there is none of that id. */
    Optional<Paid> paid(BillId bill);
}
