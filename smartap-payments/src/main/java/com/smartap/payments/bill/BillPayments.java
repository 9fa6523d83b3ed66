package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.payments.bill.PayableBills.PayableBill;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Payments in BILL: made of bills, found by their bills. */
final class BillPayments {
    private static final int DESCRIPTION = 70;
    private static final Duration SLACK = Duration.ofDays(1);
    private final BillApi api;
    private final BillSettings settings;

    BillPayments(BillApi api, BillSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /**
     * The payments of some bills, the latest first. BILL filters payments by vendor only; since they come in the order
     * of their making, the list ends with the first page that is older than the bills.
     */
    List<ObjectNode> of(String vendorId, List<PayableBill> bills) {
        Instant oldest = bills.stream()
                .map(PayableBill::created)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .minus(SLACK);
        Set<String> ids = Set.copyOf(PayableBills.ids(bills));
        return api
                .list(
                        "/v3/payments",
                        Map.of("filters", "vendorId:eq:" + vendorId, "sort", "createdTime:desc"),
                        page -> endsOlder(page, oldest))
                .stream()
                .filter(payment -> pays(payment, ids))
                .toList();
    }

    /** Orders a payment of a bill. */
    ObjectNode order(ProviderPayment payment, String vendorId, PayableBill bill, Optional<LocalDate> day) {
        ObjectNode body = Json.object()
                .put("vendorId", vendorId)
                .put("billId", bill.id())
                .put("amount", payment.amount().amount());
        day.ifPresent(date -> body.put("processDate", date.toString()));
        body.put("description", description(payment));
        ObjectNode funding = body.putObject("fundingAccount").put("type", settings.fundingType());
        settings.fundingId().ifPresent(id -> funding.put("id", id));
        body.putObject("processingOptions").put("createBill", false).put("requestPayFaster", false);
        return api.write("POST", "/v3/payments", body);
    }

    Optional<ObjectNode> read(String providerId) {
        return api.find(BillApi.path("payments", providerId));
    }

    ObjectNode cancel(String providerId) {
        return api.write("POST", BillApi.path("payments", providerId, "cancel"), Json.object());
    }

    ObjectNode voided(String providerId, String type) {
        ObjectNode body = Json.object().put("type", type).put("reason", "Called back by the payer");
        return api.write("POST", BillApi.path("payments", providerId, "void"), body);
    }

    ProviderStatus status(ObjectNode payment) {
        return BillStates.status(api.connection() + ": payment", payment);
    }

    /** Our id first, by which the payment is ours, then what the payee is to see. */
    private static String description(ProviderPayment payment) {
        String own = payment.description();
        String text = own != null && !own.isBlank()
                ? own.strip()
                : String.join(
                        " ",
                        payment.remittance().stream()
                                .map(item -> item.invoiceNumber())
                                .toList());
        String whole = (payment.id() + " " + text.replaceAll("\\s+", " ")).strip();
        return whole.length() <= DESCRIPTION
                ? whole
                : whole.substring(0, DESCRIPTION).strip();
    }

    private static boolean pays(ObjectNode payment, Set<String> bills) {
        if (Json.text(payment, "billId").filter(bills::contains).isPresent()) {
            return true;
        }
        for (JsonNode part : payment.path("billPayments")) {
            if (Json.text(part, "billId").filter(bills::contains).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a page is seen to be in the order that was asked for, and ends with what is too old. */
    private static boolean endsOlder(List<ObjectNode> page, Instant oldest) {
        List<Instant> times = page.stream()
                .map(payment -> BillStates.moment(payment, "createdTime").orElse(Instant.MAX))
                .toList();
        boolean falling = !times.isEmpty() && times.get(0).isAfter(times.get(times.size() - 1));
        for (int i = 1; i < times.size(); i++) {
            falling &= !times.get(i).isAfter(times.get(i - 1));
        }
        return falling && times.get(times.size() - 1).isBefore(oldest);
    }
}
