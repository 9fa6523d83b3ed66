package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bills as tests see them. */
final class B1Views {
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");
    private final B1Store store;

    B1Views(B1Store store) {
        this.store = store;
    }

    HeldBill held(ObjectNode row) {
        boolean credit = row.path("DocObjectCode").asText().equals("oPurchaseCreditNotes");
        boolean foreign = B1Documents.decimal(row.path("DocTotalFc")).signum() != 0;
        String currency = row.path("DocCurrency").asText();
        BigDecimal total = B1Documents.decimal(row.path(foreign ? "DocTotalFc" : "DocTotal"));
        BigDecimal paid = B1Documents.decimal(row.path(foreign ? "PaidToDateFC" : "PaidToDate"));
        Matcher note = NOTE.matcher(row.path("Comments").asText());
        return new HeldBill(
                (credit ? BusinessOneTwin.CREDIT : "") + row.path("DocEntry").asText(),
                note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                row.path("CardCode").asText(),
                Money.of(total.toPlainString(), currency),
                Money.of(total.subtract(paid).toPlainString(), currency),
                credit,
                orderLines(row));
    }

    /** Lines that draw on a goods receipt bill the order behind it. */
    private List<String> orderLines(ObjectNode row) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : row.path("DocumentLines")) {
            JsonNode base = line;
            if (line.path("BaseType").asInt() == 20) {
                base = store.require(
                                "PurchaseDeliveryNotes", line.path("BaseEntry").asText())
                        .path("DocumentLines")
                        .path(line.path("BaseLine").asInt());
            }
            if (base.path("BaseType").asInt() == 22) {
                lines.add(base.path("BaseEntry").asText() + "/"
                        + base.path("BaseLine").asText());
            }
        }
        return lines;
    }
}
