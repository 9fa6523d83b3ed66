package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates and changes invoices, credit notes and orders as Xero does. Not thread-safe: its owner holds a lock. */
final class TwinDocuments {
    private static final Set<String> STATUSES = Set.of("DRAFT", "SUBMITTED", "AUTHORISED");
    private final TwinBooks books;
    private final TwinLines lines;

    TwinDocuments(TwinBooks books) {
        this.books = books;
        this.lines = new TwinLines(books);
    }

    /** Creates an invoice or a credit note; the same number again makes another bill. */
    ObjectNode create(String entity, ObjectNode sent, int priceDecimals) {
        boolean credit = entity.equals(TwinBooks.CREDITS);
        List<String> errors = new ArrayList<>();
        String type = sent.path("Type").asText();
        if (!Set.of("ACCPAY", "ACCREC", "ACCPAYCREDIT", "ACCRECCREDIT").contains(type)
                || credit != type.endsWith("CREDIT")) {
            errors.add("Type (%s) is not a valid type for this document.".formatted(type));
        }
        ObjectNode contact = contact(sent, errors);
        String status = sent.path("Status").asText("DRAFT");
        if (!STATUSES.contains(status)) {
            errors.add("Invoice not of valid status for creation");
        }
        boolean approved = !status.equals("DRAFT");
        day(sent, "Date", errors);
        day(sent, "DueDate", errors);
        if (approved && !credit && !sent.hasNonNull("DueDate")) {
            errors.add("Due Date cannot be empty.");
        }
        String number = sent.path(credit ? "CreditNoteNumber" : "InvoiceNumber").asText();
        if (number.length() > 255) {
            errors.add("The field InvoiceNumber must be a string with a maximum length of 255.");
        }
        String currency = sent.path("CurrencyCode").asText(TwinChart.BASE_CURRENCY);
        if (!TwinChart.CURRENCIES.contains(currency)) {
            errors.add("Organisation is not subscribed to currency " + currency);
        }
        if (sent.hasNonNull("Url") && !sent.path("Url").asText().matches("https?://[^\\s]+")) {
            errors.add("The Url is not a valid address.");
        }
        if (!sent.path("LineItems").isArray() || sent.path("LineItems").isEmpty()) {
            errors.add("One or more line items must be specified");
        }
        ObjectNode row = sent.deepCopy();
        lines.complete(row, approved, priceDecimals, errors);
        if (row.path("Total").decimalValue().signum() < 0) {
            errors.add("The total for this document must be greater than or equal to zero.");
        }
        if (!errors.isEmpty()) {
            throw TwinFault.validation(TwinBooks.idField(entity), errors);
        }
        String id = books.newId();
        row.put(TwinBooks.idField(entity), id);
        row.put("CurrencyCode", currency).put("Status", status).put("HasAttachments", false);
        row.put(
                "CurrencyRate",
                sent.has("CurrencyRate") ? sent.path("CurrencyRate").decimalValue() : BigDecimal.ONE);
        ObjectNode party = row.putObject("Contact");
        party.put("ContactID", contact.path("ContactID").asText());
        party.put("Name", contact.path("Name").asText());
        for (String field : List.of("Date", "DueDate")) {
            if (sent.hasNonNull(field)) {
                TwinDates.day(row, field, LocalDate.parse(sent.path(field).asText()));
            }
        }
        if (!sent.hasNonNull("Date")) {
            TwinDates.day(row, "Date", LocalDate.ofInstant(books.clock().instant(), ZoneOffset.UTC));
        }
        row.putArray("Payments");
        if (credit) {
            row.put("RemainingCredit", row.path("Total").decimalValue()).putArray("Allocations");
        } else {
            row.put("AmountDue", row.path("Total").decimalValue());
            row.put("AmountPaid", BigDecimal.ZERO).put("AmountCredited", BigDecimal.ZERO);
            row.putArray("CreditNotes");
            row.putArray("Prepayments");
            row.putArray("Overpayments");
        }
        row.put("HasErrors", false);
        contact.put(type.startsWith("ACCPAY") ? "IsSupplier" : "IsCustomer", true);
        return books.put(entity, row, books.clock().instant());
    }

    /** Changes the status of a document; all other fields stay as they are. */
    ObjectNode update(String entity, ObjectNode sent, String idInPath) {
        String idField = TwinBooks.idField(entity);
        String id = idInPath.isEmpty() ? sent.path(idField).asText() : idInPath;
        ObjectNode row = books.require(entity, id);
        String from = row.path("Status").asText();
        String to = sent.path("Status").asText(from);
        boolean allowed = from.equals(to)
                || switch (to) {
                    case "BILLED" ->
                        entity.equals(TwinBooks.ORDERS)
                                && Set.of("AUTHORISED", "SUBMITTED").contains(from);
                    case "VOIDED" ->
                        from.equals("AUTHORISED") && row.path("Payments").isEmpty();
                    case "DELETED" ->
                        entity.equals(TwinBooks.ORDERS)
                                || Set.of("DRAFT", "SUBMITTED").contains(from);
                    case "SUBMITTED", "AUTHORISED" -> STATUSES.contains(from);
                    default -> false;
                };
        if (!allowed) {
            throw TwinFault.validation(
                    idField, List.of("A document of status %s cannot become %s.".formatted(from, to)));
        }
        row.put("Status", to);
        if (to.equals("VOIDED") || to.equals("DELETED")) {
            row.put(entity.equals(TwinBooks.CREDITS) ? "RemainingCredit" : "AmountDue", BigDecimal.ZERO);
        }
        books.touch(row);
        return row;
    }

    /** Pays some or all of an invoice. */
    void pay(String id, BigDecimal amount) {
        ObjectNode invoice = books.require(TwinBooks.INVOICES, id);
        if (amount.compareTo(invoice.path("AmountDue").decimalValue()) > 0 || amount.signum() <= 0) {
            throw TwinFault.validation("PaymentID", List.of("Payment amount exceeds the amount outstanding"));
        }
        ObjectNode payment = invoice.objectNode();
        payment.put("PaymentID", books.newId()).put("Amount", amount);
        payment.put("CurrencyRate", BigDecimal.ONE).put("Status", "AUTHORISED");
        payment.put("Reference", "Transfer");
        TwinDates.day(payment, "Date", LocalDate.ofInstant(books.clock().instant(), ZoneOffset.UTC));
        ((ArrayNode) invoice.path("Payments")).add(payment.deepCopy());
        invoice.put("AmountPaid", invoice.path("AmountPaid").decimalValue().add(amount));
        payment.put("PaymentType", "ACCPAYPAYMENT").putObject("Invoice").put("InvoiceID", id);
        books.put(TwinBooks.PAYMENTS, payment, books.clock().instant());
        settle(invoice, amount);
    }

    /** Uses some of a credit note for an invoice. */
    void allocate(String creditId, String id, BigDecimal amount) {
        ObjectNode credit = books.require(TwinBooks.CREDITS, creditId);
        ObjectNode invoice = books.require(TwinBooks.INVOICES, id);
        LocalDate today = LocalDate.ofInstant(books.clock().instant(), ZoneOffset.UTC);
        ObjectNode allocation =
                ((ArrayNode) credit.path("Allocations")).addObject().put("Amount", amount);
        TwinDates.day(allocation, "Date", today);
        allocation
                .putObject("Invoice")
                .put("InvoiceID", id)
                .put("InvoiceNumber", invoice.path("InvoiceNumber").asText());
        credit.put(
                "RemainingCredit", credit.path("RemainingCredit").decimalValue().subtract(amount));
        if (credit.path("RemainingCredit").decimalValue().signum() == 0) {
            credit.put("Status", "PAID");
        }
        books.touch(credit);
        ObjectNode applied = ((ArrayNode) invoice.path("CreditNotes")).addObject();
        applied.put("CreditNoteID", creditId).put("AppliedAmount", amount);
        applied.put("CreditNoteNumber", credit.path("CreditNoteNumber").asText());
        applied.put("Total", credit.path("Total").decimalValue());
        TwinDates.day(applied, "Date", today);
        invoice.put(
                "AmountCredited", invoice.path("AmountCredited").decimalValue().add(amount));
        settle(invoice, amount);
    }

    private void settle(ObjectNode invoice, BigDecimal amount) {
        BigDecimal due = invoice.path("AmountDue").decimalValue().subtract(amount);
        invoice.put("AmountDue", due);
        if (due.signum() == 0) {
            invoice.put("Status", "PAID");
            TwinDates.day(
                    invoice,
                    "FullyPaidOnDate",
                    LocalDate.ofInstant(books.clock().instant(), ZoneOffset.UTC));
        }
        books.touch(invoice);
    }

    private ObjectNode contact(ObjectNode sent, List<String> errors) {
        ObjectNode none = sent.objectNode();
        String id = sent.path("Contact").path("ContactID").asText();
        if (id.isEmpty()) {
            errors.add("A Contact must be specified for this type of transaction");
            return none;
        }
        ObjectNode contact = books.find(TwinBooks.CONTACTS, id).orElse(none);
        if (contact == none) {
            errors.add("The Contact with ContactID %s could not be found.".formatted(id));
        } else if (!contact.path("ContactStatus").asText().equals("ACTIVE")) {
            errors.add(
                    "The contact %s is archived.".formatted(contact.path("Name").asText()));
        }
        return contact;
    }

    private static void day(ObjectNode sent, String field, List<String> errors) {
        if (!sent.hasNonNull(field)) {
            return;
        }
        try {
            LocalDate ignored = LocalDate.parse(sent.path(field).asText());
        } catch (DateTimeException e) {
            errors.add("%s (%s) is not a date such as 2026-08-01."
                    .formatted(field, sent.path(field).asText()));
        }
    }
}
