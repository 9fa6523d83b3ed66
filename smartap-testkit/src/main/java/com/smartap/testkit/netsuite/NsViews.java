package com.smartap.testkit.netsuite;

import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests see of the books. */
final class NsViews {
    private static final String CREDIT = "VendorCredit-";
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");

    private NsViews() {}

    static String bare(String billId) {
        return billId.startsWith(CREDIT) ? billId.substring(CREDIT.length()) : billId;
    }

    static List<HeldBill> bills(NsStore store) {
        List<HeldBill> held = new ArrayList<>();
        for (NsTransaction each : store.transactions()) {
            boolean credit = each.type().equals(NsTransaction.CREDIT);
            if (!credit && !each.type().equals(NsTransaction.BILL)) {
                continue;
            }
            String currency = store.find("currency", each.header().get("currency"))
                    .map(row -> String.valueOf(row.get("symbol")))
                    .orElse("USD");
            Matcher note = NOTE.matcher(String.valueOf(each.header().get("memo")));
            Object balance = each.header().get(credit ? "foreignpaymentamountunused" : "foreignamountunpaid");
            held.add(new HeldBill(
                    (credit ? CREDIT : "") + each.id(),
                    note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                    String.valueOf(each.header().get("entity")),
                    Money.of(each.total().toPlainString(), currency),
                    Money.of(NsTransaction.decimal(balance).toPlainString(), currency),
                    credit,
                    orderLines(store, each)));
        }
        return held;
    }

    private static List<String> orderLines(NsStore store, NsTransaction bill) {
        return store.list("link").values().stream()
                .filter(link -> NsStore.is(link, "linktype", "OrdBill") && NsStore.is(link, "nextdoc", bill.id()))
                .map(link -> link.get("previousdoc") + "/" + link.get("previousline"))
                .toList();
    }

    static Map<String, String> texts(Map<String, Object> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.forEach((name, value) -> texts.put(name, SqlValues.text(value)));
        return texts;
    }

    /** Vendors or orders with their last change. */
    static Map<String, Instant> held(NsStore store, EntityType type) {
        Map<String, Instant> held = new TreeMap<>();
        if (type == EntityType.VENDOR) {
            store.list("vendor").forEach((id, row) -> held.put(String.valueOf(id), changed(row)));
        } else {
            store.transactions().stream()
                    .filter(each -> each.type().equals(NsTransaction.ORDER))
                    .forEach(each -> held.put(String.valueOf(each.id()), changed(each.header())));
        }
        return held;
    }

    private static Instant changed(Map<String, Object> row) {
        return (Instant) Objects.requireNonNull(row.get("lastmodifieddate"));
    }

    static Map<String, Secret> secrets(Map<String, String> values) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        values.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        return Map.copyOf(secrets);
    }
}
