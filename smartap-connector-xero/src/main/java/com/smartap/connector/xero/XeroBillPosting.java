package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.xero.HeldDocuments.Held;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once: looks for them first, since for bills Xero takes the same number twice and remembers an
 * {@code Idempotency-Key} for a few minutes only; sends them with that key; and leaves a lost answer unknown.
 */
final class XeroBillPosting implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(XeroBillPosting.class);
    private static final Map<String, String> QUERY = Map.of("unitdp", "4");

    private final XeroApi api;
    private final BillCheck check;
    private final BillWriter writer;
    private final HeldDocuments documents;
    private final OrderBilling orders;

    XeroBillPosting(XeroApi api, XeroSettings settings, XeroAccounts accounts) {
        this.api = api;
        this.check = new BillCheck(settings);
        this.writer = new BillWriter(settings, accounts::percents);
        this.documents = new HeldDocuments(api, settings);
        this.orders = new OrderBilling(api, settings);
    }

    @Override
    public List<String> check(Bill bill) {
        return check.problems(bill);
    }

    @Override
    public PostingOutcome post(Bill bill, IdempotencyKey key) {
        List<String> problems = check(bill);
        if (!problems.isEmpty()) {
            return new PostingOutcome.Refused("SMARTAP_CHECK", String.join("; ", problems));
        }
        Held held = documents.look(bill, key);
        if (held.ours() != null) {
            orders.bill(bill, key, null);
            return posted(bill, held.ours(), false);
        }
        PostingOutcome.Refused refused = refused(bill, held);
        if (refused != null) {
            return refused;
        }
        ObjectNode order = null;
        if (bill.purchaseOrderExternalId() != null) {
            order = orders.order(bill.purchaseOrderExternalId()).orElse(null);
            refused = unlinked(bill, order);
            if (refused != null) {
                return refused;
            }
        }
        Optional<ObjectNode> body = writer.write(bill, key, order);
        if (body.isEmpty()) {
            return new PostingOutcome.Refused(
                    "SMARTAP_CHECK",
                    "tax (%s): no line has a tax code that carries tax. Maybe correct the tax codes of the lines"
                            .formatted(bill.tax()));
        }
        return send(bill, key, body.get(), order);
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return Optional.ofNullable(documents.look(bill, key).ours()).map(held -> posted(bill, held, false));
    }

    private PostingOutcome send(Bill bill, IdempotencyKey key, ObjectNode body, @Nullable ObjectNode order) {
        String entity = DocumentId.entity(DocumentId.isCredit(bill));
        PostingOutcome.Posted posted;
        try {
            ObjectNode created = api.write("PUT", entity, QUERY, body, BillNaming.header(key, Json.write(body)));
            posted = posted(bill, created, true);
        } catch (ConnectorRefusedException e) {
            return new PostingOutcome.Refused(e.providerCode().orElse("HTTP " + e.status()), e.words());
        } catch (OutcomeUnknownException | ConnectorProtocolException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
        log.info("bill {} posted for invoice {}", posted.billId(), bill.reference());
        orders.bill(bill, key, order);
        return posted;
    }

    private PostingOutcome.Posted posted(Bill bill, ObjectNode held, boolean created) {
        boolean credit = DocumentId.isCredit(bill);
        String id = DocumentId.of(bill, Json.requireText("bill", held, DocumentId.idField(credit)))
                .text();
        Optional<Money> total = documents.total(held);
        if (total.isPresent() && !total.get().equals(bill.total())) {
            log.error(
                    "bill {} stands in Xero with {} instead of the {} of invoice {}; correct it there",
                    id,
                    total.get(),
                    bill.total(),
                    bill.reference());
        }
        return new PostingOutcome.Posted(
                id, Json.text(held, DocumentId.numberField(credit)).orElse(null), created);
    }

    private static PostingOutcome.@Nullable Refused refused(Bill bill, Held held) {
        boolean credit = DocumentId.isCredit(bill);
        if (held.dead() != null) {
            return new PostingOutcome.Refused(
                    HeldDocuments.status(held.dead()),
                    "the bill %s of this invoice was posted and then %s in Xero. Maybe post it anew on purpose"
                            .formatted(
                                    Json.text(held.dead(), DocumentId.idField(credit))
                                            .orElse(""),
                                    HeldDocuments.status(held.dead()).toLowerCase(java.util.Locale.ROOT)));
        }
        if (held.foreign() != null) {
            return new PostingOutcome.Refused(
                    "DUPLICATE_NUMBER",
                    "Xero already holds %s for invoice %s of this vendor, from another invoice in SmartAP"
                            .formatted(
                                    Json.text(held.foreign(), DocumentId.idField(credit))
                                            .orElse("a bill"),
                                    bill.invoiceNumber()));
        }
        return null;
    }

    /** An order that is gone, or that never had these lines, is a refusal: somebody mixed something up. */
    private static PostingOutcome.@Nullable Refused unlinked(Bill bill, @Nullable ObjectNode order) {
        if (order == null || HeldDocuments.status(order).equals("DELETED")) {
            return new PostingOutcome.Refused(
                    "PURCHASE_ORDER",
                    "purchase order %s is not in Xero, or was deleted; import purchase orders again"
                            .formatted(bill.purchaseOrderExternalId()));
        }
        for (Bill.Line line : bill.lines()) {
            String lineId = line.purchaseOrderLineExternalId();
            if (lineId != null && BillWriter.orderLine(order, lineId) == null) {
                return new PostingOutcome.Refused(
                        "PURCHASE_ORDER",
                        "purchase order %s has no line %s. Maybe it was changed; import purchase orders again"
                                .formatted(bill.purchaseOrderExternalId(), lineId));
            }
        }
        return null;
    }
}
