package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.spi.capture.DocumentSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the interchanges of a file, one transaction at a time, and compares control numbers and counts. Memory
 * holds one transaction, however large the file is.
 */
final class EdiWalk {
    private static final int MOST_SEGMENTS = 2_000_000;
    private static final int MOST_IN_TRANSACTION = 200_000;

    /** What is told on the way. */
    interface Visitor {
        /** An interchange or a group begins. */
        default void starts(Envelope envelope) {}

        /** A transaction has been read to its end, or to where it breaks off. */
        default void transaction(Transaction transaction) {}

        /** An interchange or a group has ended; its problems are known now. */
        default void ends(Envelope envelope) {}
    }

    private final String name;
    private final Visitor visitor;
    private @Nullable Envelope interchange;
    private @Nullable Envelope group;
    private List<Segment> open = new ArrayList<>();
    private List<EdiProblem> openProblems = new ArrayList<>();
    private int transactions;

    private EdiWalk(String name, Visitor visitor) {
        this.name = name;
        this.visitor = visitor;
    }

    static void walk(DocumentSource document, Visitor visitor) {
        EdiWalk walk = new EdiWalk(document.name(), visitor);
        try {
            EdiText text = EdiText.of(document);
            try (Reader reader = new BufferedReader(text.reader(document), 1 << 16)) {
                EdiTokenizer tokenizer = new EdiTokenizer(reader, text.wrapped(), document.name());
                int count = 0;
                for (EdiTokenizer.Raw raw = tokenizer.next(); raw != null; raw = tokenizer.next()) {
                    if (++count > MOST_SEGMENTS || walk.open.size() > MOST_IN_TRANSACTION) {
                        throw Refusals.tooLarge(
                                "%s has more than %d segments, or %d in one transaction. Maybe split it."
                                        .formatted(document.name(), MOST_SEGMENTS, MOST_IN_TRANSACTION));
                    }
                    walk.segment(raw);
                }
            }
        } catch (IOException e) {
            throw Refusals.damaged("%s cannot be read to its end. Maybe send it again.".formatted(document.name()), e);
        }
        walk.closeInterchange(null);
    }

    private void segment(EdiTokenizer.Raw raw) {
        Syntax syntax = raw.delimiters().syntax();
        if (raw.tag().equals(syntax.interchange)) {
            closeInterchange(null);
            interchange = new Envelope(numbered(raw, 1), null);
            visitor.starts(interchange);
        } else if (interchange == null) {
            throw Refusals.damaged(
                    "%s begins with %s and without the header of an interchange (%s). Maybe its beginning is missing."
                            .formatted(name, raw.tag(), syntax.interchange),
                    null);
        } else if (raw.tag().equals(syntax.interchangeEnd)) {
            closeInterchange(numbered(raw, 1));
        } else if (raw.tag().equals(syntax.group)) {
            closeGroup(null);
            group = new Envelope(numbered(raw, 1), interchange);
            interchange.groups++;
            visitor.starts(group);
        } else if (raw.tag().equals(syntax.groupEnd)) {
            closeGroup(numbered(raw, 1));
        } else {
            inside(raw, syntax);
        }
    }

    private void inside(EdiTokenizer.Raw raw, Syntax syntax) {
        if (raw.tag().equals(syntax.transaction)) {
            closeTransaction(false);
        } else if (open.isEmpty()) {
            // Between the envelopes, such as TA1; nothing of an invoice stands there.
            return;
        }
        open.add(numbered(raw, open.size() + 1));
        if (raw.unterminated()) {
            openProblems.add(new EdiProblem(
                    EdiProblem.What.TERMINATOR,
                    "segment %d (%s) ends without its terminator; the end of the line was taken for it"
                            .formatted(open.size(), raw.tag())));
        }
        if (raw.tag().equals(syntax.transactionEnd)) {
            closeTransaction(true);
        }
    }

    private static Segment numbered(EdiTokenizer.Raw raw, int number) {
        return new Segment(number, raw.tag(), raw.elements(), raw.delimiters());
    }

    private void closeTransaction(boolean whole) {
        Envelope envelope = group != null ? group : interchange;
        if (open.isEmpty() || envelope == null) {
            return;
        }
        envelope.transactions++;
        envelope.interchange().transactions += envelope.outer == null ? 0 : 1;
        Segment header = open.get(0);
        Segment last = open.get(open.size() - 1);
        Syntax syntax = envelope.syntax();
        String control = header.element(syntax == Syntax.X12 ? 2 : 1);
        String label = syntax.noun() + " " + control;
        if (!whole) {
            openProblems.add(new EdiProblem(
                    EdiProblem.What.TRAILER_MISSING,
                    "%s breaks off: its trailer (%s) is missing".formatted(label, syntax.transactionEnd)));
        } else {
            Envelopes.compare(label, control, last.element(2), openProblems);
            Envelopes.count(label, "segments", open.size(), last.element(1), openProblems);
        }
        transactions++;
        visitor.transaction(new Transaction(envelope, List.copyOf(open), List.copyOf(openProblems), transactions));
        open = new ArrayList<>();
        openProblems = new ArrayList<>();
    }

    private void closeGroup(@Nullable Segment trailer) {
        closeTransaction(false);
        Envelope closing = group;
        if (closing == null) {
            return;
        }
        closing.trailer = trailer;
        Envelopes.close(closing, closing.transactions);
        visitor.ends(closing);
        group = null;
    }

    private void closeInterchange(@Nullable Segment trailer) {
        closeGroup(null);
        closeTransaction(false);
        Envelope closing = interchange;
        if (closing == null) {
            return;
        }
        closing.trailer = trailer;
        boolean groups = closing.syntax() == Syntax.X12 || closing.groups > 0;
        Envelopes.close(closing, groups ? closing.groups : closing.transactions);
        visitor.ends(closing);
        interchange = null;
    }
}
