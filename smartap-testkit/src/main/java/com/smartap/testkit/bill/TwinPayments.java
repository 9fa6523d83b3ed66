package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.testkit.provider.ProviderTwin.HeldPayment;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments of bills, none of more than the bill's open amount, and what becomes of them. */
final class TwinPayments {
    static final String FUNDING = "bac01TWINFUNDINGTWIN";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Set<String> BACK = Set.of("CANCELED", "VOIDED", "FUNDING_FAILED_VOIDED");
    private final TwinBooks books;
    private final TwinFields fields;
    private final TwinPayables bills;
    private final TwinEvents events;
    private final List<Late> underWay = new ArrayList<>();
    private @Nullable Duration late;

    TwinPayments(TwinBooks books, TwinFields fields, TwinPayables bills, TwinEvents events) {
        this.books = books;
        this.fields = fields;
        this.bills = bills;
        this.events = events;
    }

    /** The next payment is taken in, and appears so much later. */
    void appearLate(Duration delay) {
        late = delay;
    }

    /** Whether the answer to what was just created is lost, since it is still under way. */
    Optional<ObjectNode> create(JsonNode body) {
        check(body);
        ObjectNode bill = bills.require(body.path("billId").asText());
        BigDecimal amount = body.path("amount").decimalValue();
        if (!bill.path("vendorId").asText().equals(body.path("vendorId").asText())) {
            throw TwinFault.request("The bill is not of this vendor.");
        }
        Duration delay = late;
        if (delay != null) {
            late = null;
            underWay.add(new Late(books.clock().instant().plus(delay), body.deepCopy()));
            return Optional.empty();
        }
        if (!bills.owes(bill, amount)) {
            throw TwinFault.request("The payment amount is more than the amount due of the bill.");
        }
        return Optional.of(make(body, bill, amount));
    }

    /** What was under way and is due by now appears, unless its bill was paid meanwhile. */
    void tick() {
        Instant now = books.clock().instant();
        underWay.removeIf(one -> {
            if (one.at.isAfter(now)) {
                return false;
            }
            ObjectNode bill = bills.require(one.body.path("billId").asText());
            BigDecimal amount = one.body.path("amount").decimalValue();
            if (bills.owes(bill, amount)) {
                make(one.body, bill, amount);
            }
            return true;
        });
    }

    ObjectNode cancel(String id, JsonNode body) {
        fields.check("cancel", body, List.of());
        ObjectNode payment = require(id);
        if (!word(payment).equals("SCHEDULED")) {
            throw TwinFault.request("The payment cannot be canceled, since it is being processed.");
        }
        move(payment, "CANCELED");
        return JsonNodeFactory.instance.objectNode().put("cancelRequestSubmitted", true);
    }

    ObjectNode voided(String id, JsonNode body) {
        fields.check("void", body, List.of("type", "reason"));
        ObjectNode payment = require(id);
        if (!Set.of("FUNDING_STARTED", "PROCESSED", "SENT", "DELIVERED").contains(word(payment))) {
            throw TwinFault.request("The payment cannot be voided.");
        }
        move(payment, "VOIDED");
        return JsonNodeFactory.instance.objectNode().put("voidRequestSubmitted", true);
    }

    ObjectNode require(String id) {
        return TwinBooks.require(books.payments, "payment", id);
    }

    void move(ObjectNode payment, String word) {
        boolean wasBack = BACK.contains(word(payment));
        payment.put("singleStatus", word).put("status", word);
        books.touch(payment);
        BigDecimal amount = payment.path("amount").decimalValue();
        boolean isBack = BACK.contains(word);
        if (isBack != wasBack) {
            bills.open(payment.path("billId").asText(), isBack ? amount : amount.negate());
        }
        events.payment(payment, word.contains("FAILED") ? "payment.failed" : "payment.updated");
    }

    List<HeldPayment> held() {
        tick();
        return TwinBooks.all(books.payments).stream().map(TwinPayments::held).toList();
    }

    private static HeldPayment held(ObjectNode payment) {
        Money amount = new Money(payment.path("amount").decimalValue(), Money.currency("USD"));
        String description = payment.path("description").asText();
        return new HeldPayment(
                payment.path("id").asText(),
                Optional.of(description.split(" ", -1)[0]).filter(first -> !first.isEmpty()),
                amount,
                BACK.contains(word(payment)) ? Money.zero(amount.currency()) : amount);
    }

    private ObjectNode make(JsonNode body, ObjectNode bill, BigDecimal amount) {
        ObjectNode payment = books.record("stp");
        String billId = bill.path("id").asText();
        payment.put("vendorId", bill.path("vendorId").asText())
                .put("vendorName", bill.path("vendorName").asText())
                .put("billId", billId)
                .put("amount", amount)
                .put("description", body.path("description").asText())
                .put(
                        "processDate",
                        body.path("processDate").asText(nextBusinessDay().toString()))
                .put("transactionNumber", "P%08d".formatted(books.payments.size() + 1))
                .put("disbursementStatus", "SCHEDULED")
                .put("singleStatus", "SCHEDULED")
                .put("status", "SCHEDULED");
        payment.set("fundingAccount", body.path("fundingAccount").deepCopy());
        payment.putArray("billPayments")
                .addObject()
                .put("id", books.id("blp"))
                .put("billId", billId)
                .put("amount", amount);
        books.payments.put(payment.path("id").asText(), payment);
        bills.open(billId, amount.negate());
        events.payment(payment, "payment.updated");
        return payment;
    }

    private void check(JsonNode body) {
        fields.check("payment", body, List.of("billId", "amount", "fundingAccount", "processingOptions"));
        fields.check("fundingAccount", body.path("fundingAccount"), List.of("type"));
        fields.check("processingOptions", body.path("processingOptions"), List.of());
        fields.amount("payment", body);
        fields.day("payment", body, "processDate");
        fields.longest("payment", body, "description", 70);
        String type = body.path("fundingAccount").path("type").asText();
        boolean needsDate = type.equals("WALLET") || type.equals("AP_CARD");
        if (!needsDate && !body.path("fundingAccount").path("id").asText().equals(FUNDING)) {
            throw TwinFault.request("The funding account does not exist.");
        }
        if (needsDate && !body.has("processDate")) {
            throw TwinFault.request("processDate is required for this funding account.");
        }
        if (body.path("processingOptions").path("createBill").asBoolean()) {
            throw TwinFault.request("createBill and billId exclude each other.");
        }
        checkDay(body);
    }

    private void checkDay(JsonNode body) {
        LocalDate today = LocalDate.ofInstant(books.clock().instant(), ZONE);
        LocalDate day = body.has("processDate")
                ? LocalDate.parse(body.path("processDate").asText())
                : nextBusinessDay();
        if (day.isBefore(today)) {
            throw TwinFault.request("processDate is in the past.");
        }
        ObjectNode account = books.accounts.get(body.path("vendorId").asText());
        if (account != null) {
            LocalDate added =
                    LocalDate.parse(account.path("createdTime").asText().substring(0, 10));
            boolean fresh = plusBusinessDays(added, 2).isAfter(today);
            if (fresh && day.isBefore(plusBusinessDays(today, 2))) {
                throw TwinFault.request("The vendor's bank account is new. processDate must be 2 business days ahead.");
            }
        }
    }

    private LocalDate nextBusinessDay() {
        return plusBusinessDays(LocalDate.ofInstant(books.clock().instant(), ZONE), 1);
    }

    private static LocalDate plusBusinessDays(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            left -= weekend ? 0 : 1;
        }
        return day;
    }

    private static String word(ObjectNode payment) {
        return payment.path("singleStatus").asText();
    }

    private record Late(Instant at, JsonNode body) {}
}
