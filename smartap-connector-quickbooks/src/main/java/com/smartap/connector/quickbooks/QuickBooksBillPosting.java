package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once: looks for them first, by SmartAP's reference and by number, vendor and total; sends them with a
 * {@code requestid} that QuickBooks answers only once, also after the bill was deleted, so that what it answered is read
 * again before it counts; and leaves a lost answer unknown.
 */
final class QuickBooksBillPosting implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(QuickBooksBillPosting.class);
    private static final String DUPLICATE = "6140";
    private static final String STALE = "5010";
    private static final int PAGE = 1000;

    private final QuickBooksApi api;
    private final QuickBooksSettings settings;
    private final BillCheck check;
    private final BillWriter writer;

    QuickBooksBillPosting(QuickBooksApi api, QuickBooksSettings settings, QuickBooksAccounts accounts) {
        this.api = api;
        this.settings = settings;
        this.check = new BillCheck(settings);
        this.writer = new BillWriter(settings, new BillTaxes(accounts));
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
        Held held = look(bill);
        if (held.ours() != null) {
            return posted(bill, held.ours(), false);
        }
        if (held.foreign() != null) {
            return new PostingOutcome.Refused(
                    DUPLICATE,
                    "QuickBooks already holds %s for invoice %s of this vendor, from another invoice in SmartAP"
                            .formatted(id(bill, held.foreign()), bill.invoiceNumber()));
        }
        PostingOutcome outcome = write(bill, key);
        // Somebody changed the order meanwhile: it is read again, once.
        return isLinked(bill)
                        && outcome instanceof PostingOutcome.Refused refused
                        && refused.erpCode().equals(STALE)
                ? write(bill, key)
                : outcome;
    }

    private PostingOutcome write(Bill bill, IdempotencyKey key) {
        ObjectNode order = null;
        if (isLinked(bill)) {
            order = api.find("PurchaseOrder", String.valueOf(bill.purchaseOrderExternalId()))
                    .orElse(null);
            PostingOutcome.Refused refused = unlinked(bill, order);
            if (refused != null) {
                return refused;
            }
        }
        return send(bill, key, writer.write(bill, order));
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return Optional.ofNullable(look(bill).ours()).map(held -> posted(bill, held, false));
    }

    private PostingOutcome send(Bill bill, IdempotencyKey key, ObjectNode body) {
        try {
            ObjectNode created = api.create(BillWriter.entity(bill), body, BillNaming.requestId(key));
            return verified(bill, created);
        } catch (ConnectorRefusedException e) {
            String code = e.providerCode().orElse("HTTP " + e.status());
            if (code.equals(DUPLICATE)) {
                Optional<PostingOutcome.Posted> found = find(bill, key);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return new PostingOutcome.Refused(code, e.words());
        } catch (OutcomeUnknownException | ConnectorProtocolException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a bill again that QuickBooks says it created: an answer that it repeats may be about a bill that was deleted
     * or voided since.
     */
    private PostingOutcome verified(Bill bill, ObjectNode created) {
        String id = Json.requireText("bill", created, "Id");
        Optional<ObjectNode> held;
        try {
            held = api.find(BillWriter.entity(bill), id);
        } catch (ConnectorException e) {
            return new PostingOutcome.Unknown(
                    "%s was answered, but could not be read again: %s".formatted(id(bill, created), e.getMessage()));
        }
        if (held.isEmpty() || isVoided(held.get())) {
            String what = held.isEmpty() ? "deleted" : "voided";
            return new PostingOutcome.Refused(
                    what.toUpperCase(Locale.ROOT),
                    "bill %s, which was posted under this key, was %s in QuickBooks since. Maybe post the invoice anew, under a new key"
                            .formatted(id(bill, created), what));
        }
        Optional<String> other = BillNaming.reference(held.get()).filter(noted -> !noted.equals(bill.reference()));
        if (other.isPresent()) {
            return new PostingOutcome.Refused(
                    "KEY_USED",
                    "this key posted bill %s of invoice %s before. Maybe use a key of its own"
                            .formatted(id(bill, created), other.get()));
        }
        Optional<String> token = Json.text(held.get(), "SyncToken");
        boolean changedSince = Json.text(created, "SyncToken")
                .filter(first -> token.filter(now -> !now.equals(first)).isPresent())
                .isPresent();
        PostingOutcome.Posted posted = posted(bill, held.get(), !changedSince);
        log.info("bill {} posted for invoice {}", posted.billId(), bill.reference());
        return posted;
    }

    /** Bills that are posted here have a total, until somebody voids them. */
    private boolean isVoided(ObjectNode row) {
        return total(row).filter(Money::isZero).isPresent();
    }

    /** What QuickBooks holds under the number: our own bill, or that of another invoice. */
    private record Held(@Nullable ObjectNode ours, @Nullable ObjectNode foreign) {}

    private Held look(Bill bill) {
        ObjectNode entered = null;
        ObjectNode foreign = null;
        for (ObjectNode row : ofSameNumber(bill)) {
            if (isVoided(row)) {
                continue;
            }
            Optional<String> reference = BillNaming.reference(row);
            if (reference.filter(bill.reference()::equals).isPresent()) {
                return new Held(row, null);
            }
            boolean sameVendor = bill.vendorExternalId()
                    .equals(Json.text(row.path("VendorRef"), "value").orElse(""));
            if (sameVendor && reference.isPresent()) {
                foreign = BillNaming.isOfNumber(row, bill.invoiceNumber()) ? row : foreign;
            } else if (sameVendor && total(row).equals(Optional.of(bill.total()))) {
                entered = row; // by hand or by other software: the very same invoice is in the books already
            }
        }
        return new Held(entered, foreign);
    }

    /** Numbers such as "1" are common to many vendors, so there may be more than one page. */
    private List<ObjectNode> ofSameNumber(Bill bill) {
        String entity = BillWriter.entity(bill);
        String number = QueryText.quoted(BillNaming.documentNumber(bill.invoiceNumber()));
        List<ObjectNode> all = new ArrayList<>();
        List<ObjectNode> page;
        do {
            page = api.query(
                    entity,
                    "select * from %s where DocNumber = %s startposition %d maxresults %d"
                            .formatted(entity, number, all.size() + 1, PAGE));
            all.addAll(page);
        } while (page.size() >= PAGE);
        return all;
    }

    private Optional<Money> total(ObjectNode row) {
        try {
            return Optional.of(PurchaseOrderMapper.money("bill", row, "TotalAmt", settings.homeCurrency()));
        } catch (ConnectorException e) {
            return Optional.empty();
        }
    }

    private PostingOutcome.Posted posted(Bill bill, ObjectNode held, boolean created) {
        String id = id(bill, held);
        Optional<Money> total = total(held);
        if (total.isPresent() && !total.get().equals(bill.total())) {
            log.error(
                    "bill {} stands in QuickBooks with {} instead of the {} of invoice {}; correct it there",
                    id,
                    total.get(),
                    bill.total(),
                    bill.reference());
        }
        return new PostingOutcome.Posted(id, Json.text(held, "DocNumber").orElse(null), created);
    }

    private static String id(Bill bill, ObjectNode held) {
        return BillId.of(BillWriter.entity(bill), Json.requireText("bill", held, "Id"));
    }

    private static boolean isLinked(Bill bill) {
        return bill.purchaseOrderExternalId() != null
                && bill.lines().stream().anyMatch(line -> line.purchaseOrderLineExternalId() != null);
    }

    /** A link that QuickBooks could not follow is a refusal: a bill without it would leave the order open. */
    private static PostingOutcome.@Nullable Refused unlinked(Bill bill, @Nullable ObjectNode order) {
        if (order == null) {
            return new PostingOutcome.Refused(
                    "610",
                    "purchase order %s is not in QuickBooks. Maybe it was deleted; import purchase orders again"
                            .formatted(bill.purchaseOrderExternalId()));
        }
        for (Bill.Line line : bill.lines()) {
            String lineId = line.purchaseOrderLineExternalId();
            if (lineId != null && BillWriter.orderLine(order, lineId) == null) {
                return new PostingOutcome.Refused(
                        "610",
                        "purchase order %s has no line %s. Maybe it was changed; import purchase orders again"
                                .formatted(bill.purchaseOrderExternalId(), lineId));
            }
        }
        return null;
    }
}
