package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one bill in BILL for each payment. It is found again by vendor and invoice number, which is the payment's id; BILL
 * filters bills by vendor but not by number, so the vendor's bills are read as a whole. Its time of change says when a
 * payment of it was last tried, by whatever process: the bill is changed before each further attempt.
 */
final class PayableBills {
    private static final int NUMBER = 21;
    private static final Set<String> OPEN = Set.of("UNPAID", "UNDEFINED");
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final BillApi api;

    PayableBills(BillApi api) {
        this.api = api;
    }

    /**
     * The number of a payment's bill: its id if BILL has room for it (21 characters), else a fingerprint of 95 bits; the
     * id itself stands in the description.
     */
    static String number(String paymentId) {
        if (paymentId.length() <= NUMBER) {
            return paymentId;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(paymentId.getBytes(StandardCharsets.UTF_8));
            StringBuilder number = new StringBuilder("S-");
            for (int i = 0; number.length() < NUMBER; i++) {
                number.append(DIGITS.charAt(hash[i] & 31));
            }
            return number.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The bills of a payment, the oldest first; more than one only if two processes made them at once. */
    List<PayableBill> find(String vendorId, String paymentId) {
        String number = number(paymentId);
        return api
                .list(
                        "/v3/bills",
                        Map.of("filters", "vendorId:eq:" + vendorId, "sort", "createdTime:asc"),
                        page -> false)
                .stream()
                .filter(row ->
                        Json.text(row, "vendorId").filter(vendorId::equals).isPresent())
                .filter(row -> Json.text(row, "invoiceNumber")
                        .or(() -> Json.text(row.path("invoice"), "invoiceNumber"))
                        .filter(number::equals)
                        .isPresent())
                .map(this::bill)
                .sorted(Comparator.comparing(PayableBill::created).thenComparing(PayableBill::id))
                .toList();
    }

    /** Makes the bill of a payment. */
    PayableBill create(String vendorId, ProviderPayment payment) {
        LocalDate today = ProcessDates.today(api.now());
        LocalDate due = Optional.ofNullable(payment.executionDate()).orElse(today);
        LocalDate dated = payment.remittance().size() == 1
                ? Optional.ofNullable(payment.remittance().get(0).invoiceDate()).orElse(today)
                : today;
        ObjectNode body = Json.object().put("vendorId", vendorId).put("dueDate", due.toString());
        body.put("description", "SmartAP " + payment.id());
        body.putObject("invoice").put("invoiceNumber", number(payment.id())).put("invoiceDate", dated.toString());
        ArrayNode lines = body.putArray("billLineItems");
        for (RemittanceItem item : payment.remittance()) {
            lines.addObject().put("amount", item.paid().amount()).put("description", "Invoice " + item.invoiceNumber());
        }
        if (lines.isEmpty()) {
            lines.addObject().put("amount", payment.amount().amount()).put("description", "Payment " + payment.id());
        }
        return bill(api.write("POST", "/v3/bills", body));
    }

    /** Notes in BILL that a payment of the bill is tried again now. */
    void mark(PayableBill bill, ProviderPayment payment) {
        ObjectNode body =
                Json.object().put("description", "SmartAP %s, tried again %s".formatted(payment.id(), api.now()));
        api.write("PATCH", BillApi.path("bills", bill.id()), body);
    }

    private PayableBill bill(ObjectNode row) {
        String what = api.connection() + ": bill";
        String id = Json.requireText(what, row, "id");
        Instant created = BillStates.moment(row, "createdTime").orElse(Instant.EPOCH);
        Instant touched =
                BillStates.moment(row, "updatedTime").filter(created::isBefore).orElse(created);
        String status = Json.text(row, "paymentStatus").orElse("UNPAID").toUpperCase(Locale.ROOT);
        Optional<Money> amount = BillStates.money(what, row, "amount");
        Optional<Money> due = BillStates.money(what, row, "dueAmount");
        boolean open = OPEN.contains(status) && (due.isEmpty() || amount.isEmpty() || due.equals(amount));
        return new PayableBill(
                id, amount, created, touched, status, open, row.path("archived").asBoolean(false));
    }

    /** Bills of one payment, for a lookup of payments by bill. */
    static List<String> ids(List<PayableBill> bills) {
        List<String> ids = new ArrayList<>();
        bills.forEach(bill -> ids.add(bill.id()));
        return ids;
    }

    /**
     * A bill as BILL holds it.
     *
     * @param touched when it was last changed, which is when a payment of it was last tried
     * @param paymentStatus BILL's word, such as {@code UNPAID}
     * @param isOpen whether BILL itself says that nothing of it is paid or scheduled
     * @param archived whether somebody removed it
     */
    record PayableBill(
            String id,
            Optional<Money> amount,
            Instant created,
            Instant touched,
            String paymentStatus,
            boolean isOpen,
            boolean archived) {}
}
