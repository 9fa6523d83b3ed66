package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what a company holds to tests. */
final class TwinViews {
    static final String CREDIT = "VendorCredit-";
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");

    private TwinViews() {}

    static String entityOf(String billId) {
        return billId.startsWith(CREDIT) ? "VendorCredit" : "Bill";
    }

    static String bare(String id) {
        return id.startsWith(CREDIT) ? id.substring(CREDIT.length()) : id;
    }

    static List<TwinBill> bills(TwinStore store) {
        return Stream.concat(
                        store.all("Bill").stream().map(bill -> bill(bill, false)),
                        store.all("VendorCredit").stream().map(bill -> bill(bill, true)))
                .toList();
    }

    static HeldBill held(TwinBill bill) {
        Matcher note = NOTE.matcher(bill.privateNote() == null ? "" : bill.privateNote());
        return new HeldBill(
                (bill.credit() ? CREDIT : "") + bill.id(),
                note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                bill.vendorId(),
                Money.of(bill.total().toPlainString(), bill.currency()),
                Money.of(bill.balance().toPlainString(), bill.currency()),
                bill.credit(),
                bill.orderLines());
    }

    static TwinAttachment attachment(ObjectNode node) {
        JsonNode entity = node.path("AttachableRef").path(0).path("EntityRef");
        return new TwinAttachment(
                node.path("Id").asText(),
                entity.path("type").asText(),
                entity.path("value").asText(),
                node.path("FileName").asText(),
                node.path("ContentType").asText(),
                node.path("Size").asLong());
    }

    private static TwinBill bill(ObjectNode bill, boolean credit) {
        String order = null;
        List<String> orderLines = new ArrayList<>();
        for (JsonNode line : bill.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                order = link.path("TxnId").asText();
                orderLines.add(order + "/" + link.path("TxnLineId").asText());
            }
        }
        return new TwinBill(
                bill.path("Id").asText(),
                credit,
                text(bill, "DocNumber"),
                bill.path("VendorRef").path("value").asText(),
                bill.path("VendorRef").path("name").asText(),
                bill.path("TotalAmt").decimalValue(),
                bill.path("Balance").decimalValue(),
                bill.path("CurrencyRef").path("value").asText(),
                order,
                orderLines,
                text(bill, "PrivateNote"),
                TwinStore.created(bill));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
