package com.smartap.capture.internal.edi;

import com.smartap.spi.capture.DocumentSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the first pass over a file finds: how many documents there are of a kind, and what is wrong with envelopes. */
final class EdiOverview implements EdiWalk.Visitor {
    private static final int MOST_KINDS = 20;
    private static final int MOST_CONTROLS = 10_000;
    private static final Set<String> ORDERS = Set.of("850", "ORDERS");

    private record Range(int first, int last, List<EdiProblem> problems) {}

    private final Set<String> types;
    private final List<Range> ranges = new ArrayList<>();
    private final Set<String> others = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Deque<Integer> starts = new ArrayDeque<>();
    private final Set<String> controls = new HashSet<>();
    private int seen;
    private int wanted;
    private int unwanted;
    private boolean order;

    private EdiOverview(Set<String> types) {
        this.types = types;
    }

    static EdiOverview of(DocumentSource document, Set<String> types) {
        EdiOverview overview = new EdiOverview(types);
        EdiWalk.walk(document, overview);
        if (overview.unwanted > 0) {
            overview.warnings.add("%d other documents in the file were not read: %s"
                    .formatted(overview.unwanted, String.join(", ", overview.others)));
        }
        return overview;
    }

    @Override
    public void starts(Envelope envelope) {
        starts.push(seen + 1);
        controls.clear();
    }

    @Override
    public void transaction(Transaction transaction) {
        seen++;
        if (types.contains(transaction.type())) {
            wanted++;
        } else {
            unwanted++;
            if (others.size() < MOST_KINDS) {
                others.add(transaction.kind());
            }
        }
        order |= ORDERS.contains(transaction.type());
        if (controls.size() < MOST_CONTROLS && !controls.add(transaction.control()) && warnings.size() < MOST_KINDS) {
            warnings.add(
                    "%s occurs more than once in its envelope; maybe it was sent twice".formatted(transaction.label()));
        }
    }

    @Override
    public void ends(Envelope envelope) {
        int first = starts.pop();
        if (!envelope.problems.isEmpty()) {
            ranges.add(new Range(first, seen, List.copyOf(envelope.problems)));
        }
    }

    /** How many documents there are of the wanted types. */
    int wanted() {
        return wanted;
    }

    boolean hasOrder() {
        return order;
    }

    /** What else the file holds. */
    Set<String> otherKinds() {
        return Collections.unmodifiableSet(others);
    }

    List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** The problems of the envelopes around a document. */
    List<EdiProblem> problems(int ordinal) {
        return ranges.stream()
                .filter(range -> range.first() <= ordinal && ordinal <= range.last())
                .flatMap(range -> range.problems().stream())
                .toList();
    }
}
