package com.smartap.console;

import com.smartap.model.Role;
import com.smartap.model.approval.Decision;
import com.smartap.model.document.Document;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.SyncStatus;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.PurchaseOrder;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the pages call things, and which tone a label has. Its methods are called by templates. */
final class Words {
    private static final Map<InvoiceField, String> FIELDS = Map.ofEntries(
            Map.entry(InvoiceField.TYPE, "Type"),
            Map.entry(InvoiceField.INVOICE_NUMBER, "Invoice number"),
            Map.entry(InvoiceField.INVOICE_DATE, "Invoice date"),
            Map.entry(InvoiceField.DUE_DATE, "Due date"),
            Map.entry(InvoiceField.CURRENCY, "Currency"),
            Map.entry(InvoiceField.VENDOR_NAME, "Vendor"),
            Map.entry(InvoiceField.VENDOR_TAX_ID, "Vendor tax id"),
            Map.entry(InvoiceField.VENDOR_IBAN, "Vendor IBAN"),
            Map.entry(InvoiceField.VENDOR_ADDRESS, "Vendor address"),
            Map.entry(InvoiceField.CUSTOMER_NAME, "Customer"),
            Map.entry(InvoiceField.CUSTOMER_TAX_ID, "Customer tax id"),
            Map.entry(InvoiceField.CUSTOMER_ADDRESS, "Customer address"),
            Map.entry(InvoiceField.PURCHASE_ORDER_NUMBER, "Purchase order"),
            Map.entry(InvoiceField.SUBTOTAL, "Subtotal"),
            Map.entry(InvoiceField.TAX_AMOUNT, "Tax"),
            Map.entry(InvoiceField.SHIPPING, "Shipping"),
            Map.entry(InvoiceField.TOTAL, "Total"),
            Map.entry(InvoiceField.AMOUNT_DUE, "Amount due"),
            Map.entry(InvoiceField.PAYMENT_TERMS, "Payment terms"),
            Map.entry(InvoiceField.LINES, "Lines"));

    /** An invoice's state. */
    public String state(InvoiceState state) {
        return switch (state) {
            case RECEIVED -> "Reading";
            case EXTRACTED -> "Checking";
            case NEEDS_REVIEW -> "Needs review";
            case VALIDATED -> "Matching";
            case MATCHED -> "Matched";
            case UNMATCHED -> "Not matched";
            case PENDING_APPROVAL -> "Awaiting approval";
            case AWAITING_SIGNATURE -> "Awaiting signature";
            case APPROVED -> "Approved";
            case EXPORTED -> "Posted to ERP";
            case READY_FOR_PAYMENT -> "Ready to pay";
            case PAYMENT_SCHEDULED -> "Payment scheduled";
            case PAID -> "Paid";
            case ARCHIVED -> "Paid and archived";
            case REJECTED -> "Rejected";
            case DUPLICATE -> "Duplicate";
            case ON_HOLD -> "On hold";
            case VOID -> "Withdrawn";
            case FAILED -> "Failed";
        };
    }

    /** The tone of an invoice's state. */
    public String tone(InvoiceState state) {
        return switch (state) {
            case NEEDS_REVIEW, UNMATCHED, ON_HOLD -> "attention";
            case PENDING_APPROVAL, AWAITING_SIGNATURE, PAYMENT_SCHEDULED -> "waiting";
            case RECEIVED, EXTRACTED, VALIDATED, MATCHED -> "active";
            case APPROVED, EXPORTED, READY_FOR_PAYMENT -> "active";
            case PAID, ARCHIVED -> "good";
            case REJECTED, DUPLICATE, FAILED -> "bad";
            case VOID -> "quiet";
        };
    }

    /** A payment's status. */
    public String payment(PaymentStatus status) {
        return switch (status) {
            case READY_FOR_PAYMENT -> "Ready";
            case PAYMENT_SCHEDULED -> "Scheduled";
            case PAYMENT_PROCESSING -> "With the bank";
            case PAYMENT_COMPLETED -> "Paid";
            case PAYMENT_FAILED -> "Failed";
            case PAYMENT_CANCELLED -> "Cancelled";
        };
    }

    /** The tone of a payment's status. */
    public String tone(PaymentStatus status) {
        return switch (status) {
            case READY_FOR_PAYMENT, PAYMENT_SCHEDULED -> "waiting";
            case PAYMENT_PROCESSING -> "active";
            case PAYMENT_COMPLETED -> "good";
            case PAYMENT_FAILED -> "bad";
            case PAYMENT_CANCELLED -> "quiet";
        };
    }

    /** A batch's state. */
    public String batch(PaymentBatch.State state) {
        return switch (state) {
            case BUILT -> "Awaiting release";
            case RELEASED -> "Being sent";
            case SENT -> "With the bank";
            case COMPLETED -> "Completed";
            case REFUSED -> "Refused by the bank";
            case CANCELLED -> "Cancelled";
        };
    }

    /** The tone of a batch's state. */
    public String tone(PaymentBatch.State state) {
        return switch (state) {
            case BUILT -> "waiting";
            case RELEASED, SENT -> "active";
            case COMPLETED -> "good";
            case REFUSED -> "bad";
            case CANCELLED -> "quiet";
        };
    }

    /** A decision. */
    public String decision(Decision decision) {
        return switch (decision) {
            case PENDING -> "Waiting";
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
            case ESCALATED -> "Escalated";
            case SUPERSEDED -> "No longer needed";
        };
    }

    /** The tone of a decision. */
    public String tone(Decision decision) {
        return switch (decision) {
            case PENDING -> "waiting";
            case APPROVED -> "good";
            case REJECTED -> "bad";
            case ESCALATED -> "attention";
            case SUPERSEDED -> "quiet";
        };
    }

    /** What a document is for. */
    public String kind(Document.Kind kind) {
        return switch (kind) {
            case INVOICE -> "Invoice as received";
            case SEALED_INVOICE -> "Sealed invoice";
            case PAYMENT_FILE -> "Payment file";
            case BANK_STATEMENT -> "Bank statement";
            case SIGNING_COPY -> "Copy to be signed";
            case SIGNED_INVOICE -> "Signed invoice";
            case CONTAINER -> "Archive or e-mail";
        };
    }

    /** A role. */
    public String role(Role role) {
        return role == Role.CFO ? "CFO" : sentence(role.name());
    }

    /** A field of an invoice. */
    public String field(InvoiceField field) {
        return FIELDS.getOrDefault(field, field.wire());
    }

    /** Whether an order may still be billed. */
    public String order(PurchaseOrder.Status status) {
        return status == PurchaseOrder.Status.OPEN ? "Open" : "Closed";
    }

    /** Whether a connection works. */
    public String connection(ErpConnection.Status status) {
        return sentence(status.name());
    }

    /** The tone of a connection's status. */
    public String tone(ErpConnection.Status status) {
        return switch (status) {
            case CONNECTED -> "good";
            case RECONNECT_NEEDED -> "bad";
            case DISABLED -> "quiet";
        };
    }

    /** The tone of a synchronisation. */
    public String tone(SyncStatus status) {
        return switch (status) {
            case PENDING, IN_PROGRESS -> "active";
            case COMPLETED -> "good";
            case PARTIAL -> "attention";
            case FAILED -> "bad";
        };
    }

    /** How sure a reader is, in a word: high from 0.9, medium from 0.8, low below. */
    public String confidence(double confidence) {
        if (confidence >= 0.9) {
            return "High";
        }
        return confidence >= 0.8 ? "Medium" : "Low";
    }

    /** How suspicious something is, in a word: high from 70, medium from 40, low below. */
    public String risk(int score) {
        if (score >= 70) {
            return "High";
        }
        return score >= 40 ? "Medium" : "Low";
    }

    /** The tone of a risk score. */
    public String riskTone(int score) {
        if (score >= 70) {
            return "bad";
        }
        return score >= 40 ? "attention" : "quiet";
    }

    /** A constant's or action's name as a sentence: {@code invoice.on-hold} becomes {@code Invoice on hold}. */
    public String sentence(Object name) {
        String words = name.toString()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("[_.-]", " ")
                .toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What was done, without saying again to what: {@code invoice.approved} becomes {@code Approved}. */
    public String action(String action) {
        int dot = action.indexOf('.');
        return sentence(dot < 0 ? action : action.substring(dot + 1));
    }

    /** Who signed a note (C2SP signed-note): the name of the key, which stands after the dash of its last line. */
    public String signer(String note) {
        int dash = note.lastIndexOf("— ");
        String line = dash < 0 ? "" : note.substring(dash + 2);
        int end = line.indexOf(' ');
        return end < 0 ? "an unknown key" : line.substring(0, end);
    }

    /** A problem of the engine's, whose field is called what the page calls it. */
    public String problem(String message) {
        for (InvoiceField field : InvoiceField.values()) {
            if (message.startsWith(field.wire() + " ")) {
                return field(field) + message.substring(field.wire().length());
            }
        }
        return message;
    }

    /** Recorded data in the order of its names. */
    public Collection<Map.Entry<String, String>> sorted(Map<String, String> data) {
        return new TreeMap<>(data).entrySet();
    }
}
