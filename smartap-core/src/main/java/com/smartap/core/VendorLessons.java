package com.smartap.core;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import com.smartap.spi.capture.LearnedLayout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was learned about the documents of a vendor, and from what.
 *
 * @param vendorId the vendor
 * @param vendorName its name in the vendor master
 * @param versions what was learned, the latest first
 * @param examples from what is learned, the latest first
 * @param keys what the vendor is recognised by besides the vendor master
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record VendorLessons(
        VendorId vendorId, String vendorName, List<Version> versions, List<Example> examples, List<Key> keys) {
    /** Copies the lists. */
    public VendorLessons {
        versions = List.copyOf(versions);
        examples = List.copyOf(examples);
        keys = List.copyOf(keys);
    }

    /** The version that is used to read this vendor's documents. */
    public Optional<Version> active() {
        return versions.stream()
                .filter(version -> version.state() == State.ACTIVE)
                .findFirst();
    }

    /** Where a version stands. */
    public enum State {
        /** It is used. */
        ACTIVE,
        /** A later or another one took its place, or nothing does better any more. */
        SUPERSEDED,
        /** A person took it out of use. */
        REMOVED
    }

    /** How an example came about. */
    public enum Kind {
        /** A person corrected what was read, or confirmed it field by field. */
        CORRECTED,
        /** It was approved as it was read. */
        APPROVED
    }

    /** What a vendor is recognised by. */
    public enum KeyKind {
        /** A tax id. */
        TAX_ID,
        /** The domain of a mail or web address. */
        DOMAIN,
        /** A name as printed. */
        NAME
    }

    /**
     * One version of what was learned.
     *
     * @param number counts the versions of a vendor from 1
     * @param state where it stands
     * @param learner who learned it
     * @param rules how fields are found, in words
     * @param examples from how many examples it was learned
     * @param reason why it came about, or why it is in use or out of use again
     * @param createdAt when it was learned
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Version(
            int number,
            State state,
            String learner,
            List<LearnedLayout.Rule> rules,
            int examples,
            String reason,
            Instant createdAt) {
        /** Copies the rules. */
        public Version {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A document from which is learned.
     *
     * @param invoiceId the invoice that it is
     * @param invoiceNumber the invoice's number, or its id where it has none
     * @param kind how it came about
     * @param by who corrected or approved it
     * @param at when
     * @param corrected the fields in which people and machine differ
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Example(
            InvoiceId invoiceId, String invoiceNumber, Kind kind, String by, Instant at, List<InvoiceField> corrected) {
        /** Copies the fields. */
        public Example {
            corrected = List.copyOf(corrected);
        }
    }

    /**
     * Something that a vendor is recognised by.
     *
     * @param kind what it is
     * @param value the tax id, domain or name in the form in which it is compared
     * @param shared whether other vendors have it too, so that it tells nothing
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Key(KeyKind kind, String value, boolean shared) {}
}
