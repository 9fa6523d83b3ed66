package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import java.util.List;

/** Chooses between the lines that were read and those that a vendor's table says; arithmetic has the first word. */
final class LineChoice {
    private static final double PROVEN = 0.97;
    private static final double LIKELY = 0.85;
    private static final double OPEN = 0.7;
    private static final double NEARLY = 1.5;
    private static final double ALL = 2;

    private LineChoice() {}

    static void apply(TableRule rule, Options options, Draft draft) {
        TableReader.read(rule, options).ifPresent(table -> choose(rule, table, draft));
    }

    private static void choose(TableRule rule, TableReader.Table table, Draft draft) {
        List<InvoiceLine> known = draft.content().lines();
        double own = LineLists.proof(table.lines(), draft.content());
        if (LineLists.same(known, table.lines())) {
            draft.confirm(InvoiceField.LINES, own >= NEARLY ? LIKELY : NEARLY - 1);
        } else if (own >= LineLists.proof(known, draft.content()) && rule.hits() > rule.misses() || known.isEmpty()) {
            draft.takeLines(table.lines(), table.words(), own >= ALL ? PROVEN : own >= NEARLY ? LIKELY : OPEN);
        }
    }
}
