package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.Json;
import com.smartap.connector.xero.XeroSettings.Posting;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bill, or a credit note, in Xero's shape, so that its total is the invoice's total exactly: what the lines
 * leave open becomes lines of its own (shipping, tax unless by tax codes, discounts and rounding).
 */
final class BillWriter {
    private static final int DECIMALS = 4;
    private static final int RATE_DECIMALS = 6;
    private final XeroSettings settings;
    private final Posting posting;
    private final Supplier<Map<String, BigDecimal>> percents;

    /**
     * A writer.
     *
     * @param percents rates in percent by tax code, asked for only if they are needed
     */
    BillWriter(XeroSettings settings, Supplier<Map<String, BigDecimal>> percents) {
        this.settings = settings;
        this.posting = settings.posting();
        this.percents = percents;
    }

    /** A line on its way. */
    private record Draft(
            ObjectNode node, Money amount, @Nullable String code) {
        Optional<String> account() {
            return Json.text(node, "AccountCode").or(() -> Json.text(node, "AccountID"));
        }
    }

    /** The tracking of a line by category: the bill's own coding, and the line's before it. */
    static Map<String, String> tracking(Bill bill, Bill.Line line, XeroSettings settings) {
        Map<String, String> all = new TreeMap<>(); // one order always, so that a repetition is the same to the byte
        bill.dimensions().forEach((name, value) -> all.put(settings.tracking().getOrDefault(name, name), value));
        line.dimensions().forEach((name, value) -> all.put(settings.tracking().getOrDefault(name, name), value));
        return all;
    }

    /**
     * The bill as it is sent; empty if there is tax and no line that could carry it.
     *
     * @param order the purchase order that it bills; null if none
     */
    Optional<ObjectNode> write(Bill bill, IdempotencyKey key, @Nullable ObjectNode order) {
        boolean credit = DocumentId.isCredit(bill);
        boolean byCodes = BillCheck.byCodes(bill, posting);
        ObjectNode node = Json.object();
        node.put("Type", credit ? "ACCPAYCREDIT" : "ACCPAY");
        node.putObject("Contact").put("ContactID", bill.vendorExternalId());
        node.put("Date", bill.invoiceDate().toString());
        if (!credit) {
            // Xero wants a due date on approved bills; without one the bill is due at once.
            node.put("DueDate", (bill.dueDate() == null ? bill.invoiceDate() : bill.dueDate()).toString());
        }
        node.put(DocumentId.numberField(credit), BillNaming.number(bill.invoiceNumber()));
        if (!credit) {
            node.put("Url", BillNaming.link(posting.documentUrl(), bill, key));
        }
        node.put("CurrencyCode", bill.total().currency().getCurrencyCode());
        if (bill.exchangeRate() != null) {
            node.put("CurrencyRate", rate(bill.exchangeRate()));
        }
        node.put("LineAmountTypes", byCodes ? "Exclusive" : "NoTax");
        node.put("Status", posting.status());
        List<Draft> drafts = drafts(bill, order, byCodes);
        if (byCodes && !tax(bill, drafts)) {
            return Optional.empty();
        }
        if (!drafts.isEmpty()) {
            describe(drafts.get(0).node(), bill, credit ? BillNaming.mark(bill, key) : "");
        }
        ArrayNode lines = node.putArray("LineItems");
        drafts.forEach(draft -> lines.add(draft.node()));
        return Optional.of(node);
    }

    private List<Draft> drafts(Bill bill, @Nullable ObjectNode order, boolean byCodes) {
        List<Draft> drafts = new ArrayList<>();
        List<TaxShares.Part> parts = new ArrayList<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            Draft draft = line(bill, bill.lines().get(i), i + 1, order);
            drafts.add(draft);
            parts.add(new TaxShares.Part(draft.amount(), draft.code()));
        }
        if (!bill.shipping().isZero()) {
            String code = posting.defaultTaxCode();
            if (code == null && byCodes && !bill.tax().isZero()) {
                code = new TaxShares(percents.get()).shippingCode(bill.tax(), bill.shipping(), parts);
            }
            drafts.add(extra("Shipping", bill.shipping(), account(bill, posting.shippingAccount(), drafts), code));
        }
        if (!byCodes && !bill.tax().isZero()) {
            drafts.add(extra("Tax", bill.tax(), account(bill, posting.taxAccount(), drafts), null));
        }
        Money rest = BillCoding.difference(bill);
        if (!rest.isZero() && bill.lines().isEmpty()) {
            String whole = "Invoice " + BillNaming.number(bill.invoiceNumber());
            drafts.add(extra(whole, rest, posting.defaultExpenseAccount(), posting.defaultTaxCode()));
        } else if (!rest.isZero()) {
            String account = account(bill, posting.differenceAccount(), drafts);
            drafts.add(extra("Discounts, charges and rounding", rest, account, null));
        }
        return drafts;
    }

    private Draft line(Bill bill, Bill.Line line, int position, @Nullable ObjectNode order) {
        JsonNode ordered = order == null || line.purchaseOrderLineExternalId() == null
                ? null
                : orderLine(order, line.purchaseOrderLineExternalId());
        ObjectNode node = Json.object();
        String text = line.description() != null && !line.description().isBlank()
                ? line.description().strip()
                : line.sku() != null ? line.sku() : "Line " + position;
        node.put("Description", text);
        amounts(node, line);
        String orderedAccount =
                ordered == null ? null : Json.text(ordered, "AccountCode").orElse(null);
        String account = line.accountCode() != null
                ? line.accountCode()
                : orderedAccount != null ? orderedAccount : posting.defaultExpenseAccount();
        account(node, account);
        if (ordered != null && (line.accountCode() == null || line.accountCode().equals(orderedAccount))) {
            Json.text(ordered, "ItemCode").ifPresent(item -> node.put("ItemCode", item));
        }
        Map<String, String> tracking = tracking(bill, line, settings);
        if (!tracking.isEmpty()) {
            ArrayNode categories = node.putArray("Tracking");
            tracking.forEach(
                    (name, option) -> categories.addObject().put("Name", name).put("Option", option));
        }
        String code = line.taxCode() != null ? line.taxCode() : posting.defaultTaxCode();
        return new Draft(node, line.amount(), code);
    }

    /** The line of an order; null if the order has none of that id. */
    static @Nullable JsonNode orderLine(ObjectNode order, String lineId) {
        int position = 0;
        for (JsonNode line : order.path("LineItems")) {
            position++;
            if (Json.text(line, "LineItemID").orElse(String.valueOf(position)).equals(lineId)) {
                return line;
            }
        }
        return null;
    }

    /**
     * Xero insists that quantity times price, of four decimals each, is the amount. A price that does not fit is
     * computed, and where none fits the line becomes one unit that says in its text what was billed.
     */
    private static void amounts(ObjectNode node, Bill.Line line) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        if (quantity != null && quantity.signum() != 0 && isShort(quantity)) {
            if (price == null || !isShort(price) || !fits(quantity, price, line.amount())) {
                price = line.amount().amount().divide(quantity, DECIMALS, RoundingMode.HALF_UP);
            }
            if (fits(quantity, price, line.amount())) {
                amounts(node, quantity, price, line.amount());
                return;
            }
        }
        if (quantity != null && quantity.compareTo(BigDecimal.ONE) != 0) {
            String each =
                    line.unitPrice() == null ? "" : " at " + line.unitPrice().toPlainString();
            String text = "%s (%s%s)".formatted(node.path("Description").asText(), quantity.toPlainString(), each);
            node.put("Description", text);
        }
        amounts(node, BigDecimal.ONE, line.amount().amount(), line.amount());
    }

    private static void amounts(ObjectNode node, BigDecimal quantity, BigDecimal price, Money amount) {
        node.put("Quantity", quantity).put("UnitAmount", price).put("LineAmount", amount.amount());
    }

    private static boolean isShort(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= DECIMALS;
    }

    private static boolean fits(BigDecimal quantity, BigDecimal price, Money amount) {
        return Money.rounded(quantity.multiply(price), amount.currency(), RoundingMode.HALF_UP)
                .equals(amount);
    }

    private Draft extra(String description, Money amount, @Nullable String account, @Nullable String code) {
        ObjectNode node = Json.object().put("Description", description);
        amounts(node, BigDecimal.ONE, amount.amount(), amount);
        account(node, account);
        return new Draft(node, amount, code);
    }

    /** Coded by its setting, or like the greatest line of the bill, whose account may be that of its order. */
    private @Nullable String account(Bill bill, @Nullable String own, List<Draft> drafts) {
        String account = BillCoding.account(bill, own, posting.defaultExpenseAccount());
        if (account != null) {
            return account;
        }
        return drafts.stream()
                .filter(draft -> draft.account().isPresent())
                .max(Comparator.comparing(draft -> draft.amount().amount()))
                .flatMap(Draft::account)
                .orElse(null);
    }

    private static void account(ObjectNode node, @Nullable String account) {
        if (account != null) {
            node.put(BillCheck.isAccountId(account) ? "AccountID" : "AccountCode", account);
        }
    }

    /** Xero would compute the tax of each line itself; the invoice's own is sent instead. */
    private boolean tax(Bill bill, List<Draft> drafts) {
        List<TaxShares.Part> parts = drafts.stream()
                .map(draft -> new TaxShares.Part(draft.amount(), draft.code()))
                .toList();
        TaxShares shares = new TaxShares(bill.tax().isZero() ? Map.of() : percents.get());
        Optional<List<Money>> taxes = shares.of(bill.tax(), parts);
        if (taxes.isEmpty()) {
            return false;
        }
        for (int i = 0; i < drafts.size(); i++) {
            String code = drafts.get(i).code();
            drafts.get(i)
                    .node()
                    .put("TaxType", code == null ? posting.untaxedCode() : code)
                    .put("TaxAmount", taxes.get().get(i).amount());
        }
        return true;
    }

    /** The first line carries the memo, for which bills have no field, and the mark of a credit note. */
    private static void describe(ObjectNode first, Bill bill, String mark) {
        String memo = bill.memo() == null || bill.memo().isBlank()
                ? ""
                : " | " + bill.memo().strip();
        String text = first.path("Description").asText() + memo;
        String end = mark.isEmpty() ? "" : " " + mark;
        int most = BillCheck.MAX_DESCRIPTION - end.length();
        first.put("Description", (text.length() > most ? text.substring(0, most - 1) + "…" : text) + end);
    }

    private BigDecimal rate(BigDecimal basePerForeign) {
        return posting.foreignPerBase()
                ? BigDecimal.ONE.divide(basePerForeign, RATE_DECIMALS, RoundingMode.HALF_UP)
                : basePerForeign.setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }
}
