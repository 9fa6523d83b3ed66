package com.smartap.core.internal.matching;

import com.smartap.core.MatchPolicy;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.matching.Discrepancy;
import com.smartap.model.matching.Discrepancy.Kind;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares an invoice with its purchase order, line by line: what is billed against what was ordered and not billed
 * yet, at what price. Lines never net against each other, and favourable differences are told but do not block.
 */
public final class TwoWayMatcher {
    private final MatchPolicy policy;
    private final InvoiceContent content;
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private final Map<Integer, Integer> found = new HashMap<>();

    private TwoWayMatcher(MatchPolicy policy, InvoiceContent content) {
        this.policy = policy;
        this.content = content;
    }

    /**
     * Compares.
     *
     * @param vendorId the invoice's vendor
     * @param order the order of the number that the invoice names; null if there is none
     * @param lines the order's lines
     */
    public static MatchResult match(
            MatchPolicy policy,
            InvoiceContent content,
            UUID vendorId,
            @Nullable PurchaseOrderRow order,
            List<PurchaseOrderLineRow> lines,
            Instant now) {
        TwoWayMatcher matcher = new TwoWayMatcher(policy, content);
        if (order == null) {
            matcher.noOrder();
        } else if (matcher.comparable(order, vendorId)) {
            matcher.lines(lines);
            matcher.charges();
        }
        return new MatchResult(
                matcher.discrepancies.stream().noneMatch(Discrepancy::blocking),
                order == null ? null : new PurchaseOrderId(order.id),
                "price %s, quantity %s, charges %s".formatted(policy.price(), policy.quantity(), policy.charges()),
                matcher.found,
                matcher.discrepancies,
                now);
    }

    private void noOrder() {
        String number = content.purchaseOrderNumber();
        if (number == null || number.isBlank()) {
            differ(Kind.NO_PURCHASE_ORDER, true, null, null, null, null, "the invoice names no purchase order");
        } else {
            differ(
                    Kind.PURCHASE_ORDER_NOT_FOUND,
                    true,
                    null,
                    null,
                    null,
                    null,
                    "there is no purchase order %s".formatted(number));
        }
    }

    private boolean comparable(PurchaseOrderRow order, UUID vendorId) {
        if (!order.vendorId.equals(vendorId)) {
            differ(
                    Kind.OTHER_VENDOR,
                    true,
                    null,
                    null,
                    null,
                    null,
                    "purchase order %s is another vendor's".formatted(order.number));
            return false;
        }
        if (content.currency() != null
                && !order.currency.equals(content.currency().getCurrencyCode())) {
            differ(
                    Kind.OTHER_CURRENCY,
                    true,
                    null,
                    null,
                    null,
                    null,
                    "the invoice is in %s, purchase order %s in %s"
                            .formatted(content.currency(), order.number, order.currency));
            return false;
        }
        if (order.status == PurchaseOrder.Status.CLOSED) {
            differ(
                    Kind.PURCHASE_ORDER_CLOSED,
                    true,
                    null,
                    null,
                    null,
                    null,
                    "purchase order %s is closed".formatted(order.number));
        }
        return true;
    }

    private void lines(List<PurchaseOrderLineRow> orderLines) {
        if (content.lines().isEmpty()) {
            // A total alone says nothing about what was ordered, whatever it is.
            differ(
                    Kind.LINE_NOT_ON_ORDER,
                    true,
                    null,
                    null,
                    null,
                    content.total(),
                    "the invoice has no lines that could be compared with the purchase order");
            return;
        }
        Map<Integer, BigDecimal> left = new HashMap<>();
        orderLines.forEach(line -> left.put(line.lineNumber, line.ordered.subtract(line.billed)));
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < content.lines().size(); i++) {
            InvoiceLine line = content.lines().get(i);
            Optional<PurchaseOrderLineRow> fit = fit(line, orderLines, used);
            if (fit.isEmpty()) {
                differ(
                        Kind.LINE_NOT_ON_ORDER,
                        true,
                        i + 1,
                        null,
                        null,
                        line.amount(),
                        "line %d (%s) is not on the purchase order".formatted(i + 1, line.description()));
                continue;
            }
            PurchaseOrderLineRow ordered = fit.get();
            used.add(ordered.lineNumber);
            found.put(i + 1, ordered.lineNumber);
            price(i + 1, line, ordered);
            quantity(i + 1, line, ordered, left);
        }
    }

    /** By the order line that a person named, by item number, by description, each preferring the nearest price. */
    private static Optional<PurchaseOrderLineRow> fit(
            InvoiceLine line, List<PurchaseOrderLineRow> orderLines, Set<Integer> used) {
        if (line.purchaseOrderLine() != null) {
            return orderLines.stream()
                    .filter(candidate -> candidate.lineNumber == line.purchaseOrderLine())
                    .findFirst();
        }
        Comparator<PurchaseOrderLineRow> unusedFirst =
                Comparator.comparing((PurchaseOrderLineRow candidate) -> used.contains(candidate.lineNumber));
        Comparator<PurchaseOrderLineRow> best = unusedFirst
                .thenComparing(candidate -> Texts.distance(line.unitPrice(), candidate.unitPrice))
                .thenComparing(candidate -> candidate.lineNumber);
        Optional<PurchaseOrderLineRow> bySku = orderLines.stream()
                .filter(candidate -> Texts.sameItem(line.sku(), candidate.sku))
                .min(best);
        return bySku.isPresent()
                ? bySku
                : orderLines.stream()
                        .filter(candidate -> Texts.sameWords(line.description(), candidate.description))
                        .min(best);
    }

    private void price(int number, InvoiceLine line, PurchaseOrderLineRow ordered) {
        BigDecimal price = unitPrice(line);
        if (price == null || price.compareTo(ordered.unitPrice) == 0) {
            return;
        }
        differ(
                Kind.PRICE,
                !policy.price().allows(ordered.unitPrice, price),
                number,
                ordered.lineNumber,
                plain(ordered.unitPrice),
                plain(price),
                "line %d costs %s a unit, ordered at %s (tolerance %s)"
                        .formatted(
                                number,
                                plain(price).toPlainString(),
                                plain(ordered.unitPrice).toPlainString(),
                                policy.price()));
    }

    private void quantity(int number, InvoiceLine line, PurchaseOrderLineRow ordered, Map<Integer, BigDecimal> left) {
        BigDecimal quantity = line.quantity() == null ? BigDecimal.ONE : line.quantity();
        BigDecimal available = left.getOrDefault(ordered.lineNumber, BigDecimal.ZERO);
        left.put(ordered.lineNumber, available.subtract(quantity));
        if (quantity.compareTo(available) == 0) {
            return;
        }
        boolean tolerated = policy.quantity().allows(available.max(BigDecimal.ZERO), quantity);
        differ(
                Kind.QUANTITY,
                !tolerated,
                number,
                ordered.lineNumber,
                plain(available),
                plain(quantity),
                "line %d bills %s, %s are left on the order (tolerance %s)"
                        .formatted(
                                number,
                                plain(quantity).toPlainString(),
                                plain(available).toPlainString(),
                                policy.quantity()));
    }

    private void charges() {
        BigDecimal shipping = content.shipping();
        if (shipping != null && shipping.signum() > 0) {
            differ(
                    Kind.CHARGES,
                    !policy.charges().allows(BigDecimal.ZERO, shipping),
                    null,
                    null,
                    BigDecimal.ZERO,
                    shipping,
                    "shipping of %s is not on the order (tolerance %s)"
                            .formatted(shipping.toPlainString(), policy.charges()));
        }
    }

    private static @Nullable BigDecimal unitPrice(InvoiceLine line) {
        if (line.unitPrice() != null) {
            return line.unitPrice();
        }
        if (line.amount() == null) {
            return null;
        }
        return line.quantity() == null || line.quantity().signum() == 0
                ? line.amount()
                : line.amount().divide(line.quantity(), 8, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void differ(
            Kind kind,
            boolean blocking,
            @Nullable Integer invoiceLine,
            @Nullable Integer orderLine,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal actual,
            String message) {
        discrepancies.add(new Discrepancy(kind, blocking, invoiceLine, orderLine, expected, actual, message));
    }
}
