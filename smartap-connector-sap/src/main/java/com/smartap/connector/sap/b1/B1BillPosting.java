package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.sap.b1.HeldBills.Held;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once. Business One has no idempotency key, so a bill is looked for before it is sent, and a lost answer
 * stays unknown until it was looked for again. Where an approval procedure makes a draft of it, that is said.
 */
final class B1BillPosting implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(B1BillPosting.class);
    private static final String ENTRY = "DocEntry";
    private final B1Api api;
    private final HeldBills held;
    private final BillCheck check;
    private final OrderLinks links;
    private final BillWriter writer;

    B1BillPosting(B1Api api, B1Settings settings, OpenReceipts receipts, BillWriter writer) {
        this.api = api;
        this.held = new HeldBills(api, settings);
        this.check = new BillCheck(settings);
        this.links = new OrderLinks(api, receipts);
        this.writer = writer;
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
        Held found = held.look(bill, key);
        if (found.ours() != null) {
            return posted(bill, found.ours(), false);
        }
        if (found.foreign() != null) {
            return new PostingOutcome.Refused(
                    "-2035",
                    "Business One already holds bill %s for invoice %s of this vendor, from another invoice in SmartAP"
                            .formatted(entry(found.foreign()), bill.invoiceNumber()));
        }
        if (found.cancelled() != null) {
            return new PostingOutcome.Refused(
                    "CANCELLED",
                    "bill %s, which SmartAP posted for this invoice, was cancelled in Business One. Maybe void the invoice"
                            .formatted(entry(found.cancelled())));
        }
        if (found.draft() != null) {
            return drafted(found.draft());
        }
        try {
            return send(bill, key, writer.write(bill, key, links.of(bill)));
        } catch (BillRefusedException e) {
            return e.outcome();
        }
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        Held found = held.look(bill, key);
        if (found.draft() != null) {
            log.warn(
                    "invoice {} waits for approval in Business One as draft {}",
                    bill.reference(),
                    entry(found.draft()));
        }
        return Optional.ofNullable(found.ours()).map(row -> posted(bill, row, false));
    }

    private PostingOutcome send(Bill bill, IdempotencyKey key, ObjectNode body) {
        Optional<ObjectNode> answer;
        try {
            answer = api.create(BillId.of(bill.type(), "").set(), body);
        } catch (ConnectorRefusedException e) {
            return new PostingOutcome.Refused(e.providerCode().orElse("HTTP " + e.status()), e.words());
        } catch (OutcomeUnknownException | ConnectorProtocolException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
        try {
            return confirmed(bill, key, answer);
        } catch (ConnectorException e) {
            return new PostingOutcome.Unknown("the bill was sent, and could not be read again: " + e.getMessage());
        }
    }

    /** With an approval procedure the answer may be that of a draft, whose number is no number of a bill. */
    private PostingOutcome confirmed(Bill bill, IdempotencyKey key, Optional<ObjectNode> answer) {
        Optional<ObjectNode> bySet = answer.flatMap(row -> Json.text(row, ENTRY))
                .filter(entry -> entry.matches("[0-9]{1,10}"))
                .flatMap(entry -> api.find(BillId.of(bill.type(), "").set(), entry))
                .filter(row -> B1Values.is(row, "CardCode", bill.vendorExternalId())
                        && B1Values.is(row, "NumAtCard", bill.invoiceNumber().strip()));
        if (bySet.isPresent()) {
            PostingOutcome.Posted posted = posted(bill, bySet.get(), true);
            log.info("bill {} posted for invoice {}", posted.billId(), bill.reference());
            return posted;
        }
        Held found = held.look(bill, key);
        if (found.ours() != null) {
            return posted(bill, found.ours(), true);
        }
        if (found.draft() != null) {
            return drafted(found.draft());
        }
        return new PostingOutcome.Unknown("the bill was sent, and the answer names no bill that Business One holds");
    }

    private static PostingOutcome.Refused drafted(ObjectNode draft) {
        return new PostingOutcome.Refused(
                "DRAFT",
                ("Business One made draft %s of the bill, which waits for approval there. Approve and add it in Business"
                                + " One, then export again: it will be found")
                        .formatted(entry(draft)));
    }

    private PostingOutcome.Posted posted(Bill bill, ObjectNode row, boolean created) {
        String id = BillId.of(bill.type(), entry(row)).text();
        Optional<Money> total = held.total(row);
        if (total.isPresent() && !total.get().equals(bill.total())) {
            log.error(
                    "bill {} stands in Business One with {} instead of the {} of invoice {}; correct it there",
                    id,
                    total.get(),
                    bill.total(),
                    bill.reference());
        }
        return new PostingOutcome.Posted(id, Json.text(row, "DocNum").orElse(null), created);
    }

    private static String entry(ObjectNode row) {
        return Json.requireText("bill", row, ENTRY);
    }
}
