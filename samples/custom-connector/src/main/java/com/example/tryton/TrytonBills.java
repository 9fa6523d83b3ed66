package com.example.tryton;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once, though Tryton has no key of its own and needs two calls: a draft is created, and then posted. Every
 * draft carries SmartAP's mark. Before one is posted, all that carry the mark are looked at: what is posted already
 * counts; else the oldest draft does, and the others are deleted first. So a crash between the calls, a lost answer, a
 * call that arrives late, and two nodes at once all end in one bill.
 */
final class TrytonBills implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(TrytonBills.class);
    private static final int LOOKS = 5;
    private static final long NONE = -1;

    private final BillCheck check;
    private final BillShelf shelf;
    private final BillWriter writer;

    TrytonBills(TrytonApi api, TrytonSettings settings) {
        this.check = new BillCheck(settings);
        this.shelf = new BillShelf(api);
        this.writer = new BillWriter(api, settings);
    }

    @Override
    public List<String> check(Bill bill) {
        return check.problems(bill);
    }

    // tag::post
    @Override
    public PostingOutcome post(Bill bill, IdempotencyKey key) {
        List<String> problems = check(bill);
        if (!problems.isEmpty()) {
            return new PostingOutcome.Refused("SMARTAP_CHECK", String.join("; ", problems));
        }
        try {
            if (!shelf.ours(bill).isEmpty()) {
                return settle(bill, NONE);
            }
            Optional<PostingOutcome> other = other(bill);
            return other.isPresent() ? other.get() : settle(bill, create(bill));
        } catch (ConnectorRefusedException e) {
            return new PostingOutcome.Refused(e.providerCode().orElse("REFUSED"), e.words());
        } catch (OutcomeUnknownException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }
    // end::post

    /** Creates the draft; what is refused may be so because another node was faster. */
    private long create(Bill bill) {
        try {
            return writer.create(bill);
        } catch (ConnectorRefusedException e) {
            if (shelf.ours(bill).isEmpty()) {
                throw e;
            }
            return NONE;
        }
    }

    /** Finds what is posted. A draft is none yet: the next {@link #post} finds it, and posts it. */
    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return shelf.ours(bill).stream()
                .filter(HeldBill::isPosted)
                .findFirst()
                .or(() -> shelf.others(bill).stream()
                        .filter(held -> isEntered(held, bill))
                        .findFirst())
                .map(held -> posted(held, false));
    }

    /** An invoice that a person entered is in the books already; anything else under its number is a question to a person. */
    private Optional<PostingOutcome> other(Bill bill) {
        return shelf.others(bill).stream()
                .findFirst()
                .map(held -> isEntered(held, bill)
                        ? posted(held, false)
                        : new PostingOutcome.Refused(
                                "DUPLICATE",
                                "Tryton holds bill %d (%s) over %s with number %s of this vendor. Maybe delete one of the two"
                                        .formatted(held.id(), held.state(), held.total(), bill.invoiceNumber())));
    }

    private static boolean isEntered(HeldBill held, Bill bill) {
        return held.isPosted() && held.fits(bill) && !held.comment().contains(HeldBill.MARK);
    }

    private PostingOutcome settle(Bill bill, long created) {
        for (int look = 0; look < LOOKS; look++) {
            List<HeldBill> ours;
            try {
                ours = shelf.ours(bill);
            } catch (ConnectorException e) {
                if (look == 0) {
                    throw e; // nothing is posted yet
                }
                return new PostingOutcome.Unknown("posted, but not seen: " + e.getMessage());
            }
            List<HeldBill> drafts = ours.stream().filter(HeldBill::isDraft).toList();
            Optional<HeldBill> posted = ours.stream().filter(HeldBill::isPosted).findFirst();
            if (posted.isPresent()) {
                drafts.forEach(this::discard);
                return posted(posted.get(), posted.get().id() == created);
            }
            if (drafts.isEmpty()) {
                return ours.isEmpty()
                        ? new PostingOutcome.Unknown("the draft of the bill is gone from Tryton")
                        : new PostingOutcome.Refused(
                                "CANCELLED",
                                "bill %d was cancelled in Tryton. Maybe enter it there by hand"
                                        .formatted(ours.get(0).id()));
            }
            HeldBill draft = drafts.get(0);
            if (!draft.fits(bill)) {
                return misfit(bill, draft, created);
            }
            // Deleted before anything is posted: whoever posts one of these at this moment wins, or fails.
            if (drafts.stream().skip(1).allMatch(this::discard)) {
                Optional<PostingOutcome> refused = finish(draft);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
        }
        return new PostingOutcome.Unknown("bill %s changes in Tryton all the time".formatted(bill.reference()));
    }

    /** Posts a draft; present if Tryton refuses that, and then nothing is left of it. */
    private Optional<PostingOutcome> finish(HeldBill draft) {
        try {
            shelf.post(draft);
            log.info("bill {} posted", draft.id());
            return Optional.empty();
        } catch (ConnectorRefusedException e) {
            if (discard(draft)) {
                return Optional.of(new PostingOutcome.Refused(e.providerCode().orElse("REFUSED"), e.words()));
            }
            return Optional.empty(); // somebody else posted or deleted it: look again
        }
    }

    private PostingOutcome misfit(Bill bill, HeldBill draft, long created) {
        if (draft.id() == created) {
            discard(draft);
            return new PostingOutcome.Refused(
                    "TOTAL",
                    "Tryton makes %s of the lines of this bill instead of %s"
                            .formatted(draft.total().abs(), bill.total()));
        }
        return new PostingOutcome.Refused(
                "DRAFT_CHANGED",
                "draft %d of this bill stands at %s in Tryton instead of %s. Maybe delete it there"
                        .formatted(draft.id(), draft.total().abs(), bill.total()));
    }

    /** Deletes a draft; false if it is none any more. */
    private boolean discard(HeldBill draft) {
        try {
            shelf.delete(draft);
            return true;
        } catch (ConnectorRefusedException e) {
            log.warn("draft {} is not deleted: {}", draft.id(), e.words());
            return false;
        }
    }

    private static PostingOutcome.Posted posted(HeldBill held, boolean created) {
        return new PostingOutcome.Posted(String.valueOf(held.id()), held.number(), created);
    }
}
