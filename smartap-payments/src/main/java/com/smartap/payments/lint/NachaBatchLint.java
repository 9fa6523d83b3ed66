package com.smartap.payments.lint;

import com.smartap.payments.nacha.FederalReserveCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One batch: its header, what its entries add up to, and its control record. */
final class NachaBatchLint {
    private static final Set<String> CLASSES =
            Set.of(("ACK ADV ARC ATX BOC CCD CIE COR CTX DNE ENR IAT MTE POP POS PPD RCK" + " SHR TEL TRC TRX WEB XCK")
                    .split(" "));
    private static final Map<String, String> RESERVED = Map.of(
            "REVERSAL", "reversals",
            "RECLAIM", "reclamations",
            "RETRY PYMT", "debits that are tried again",
            "ACCTVERIFY", "micro-entries");

    private final Findings findings;
    private final @Nullable NachaLine header;
    private final String entryClass;
    private final NachaTotals totals = new NachaTotals();
    private @Nullable NachaEntryLint entry;
    private long lastTrace = -1;
    private long entries;

    NachaBatchLint(NachaLine header, Findings findings) {
        this.header = header;
        this.findings = findings;
        entryClass = header.raw(51, 53);
        check(header);
    }

    private NachaBatchLint(Findings findings) {
        this.findings = findings;
        header = null;
        entryClass = "";
    }

    /** For entries that stand outside any batch. */
    static NachaBatchLint without(Findings findings) {
        return new NachaBatchLint(findings);
    }

    /** Whether the batch holds advices, whose totals have twenty digits. */
    boolean isAdvice() {
        return entryClass.equals("ADV");
    }

    NachaTotals totals() {
        return totals;
    }

    private void check(NachaLine line) {
        if (!line.raw(2, 4).matches("200|220|225|280")) {
            line.error(
                    "NACHA_SERVICE_CLASS",
                    2,
                    4,
                    "The service class (%s) must be 200 (mixed), 220 (credits) or 225 (debits)."
                            .formatted(line.raw(2, 4)));
        }
        if (entryClass.equals("IAT")) {
            IatLint.header(line);
        } else {
            line.present("NACHA_COMPANY_NAME", 5, 20, "The company's name");
            line.present("NACHA_COMPANY_ID", 41, 50, "The company's identification");
        }
        if (!CLASSES.contains(entryClass)) {
            line.error(
                    "NACHA_ENTRY_CLASS",
                    51,
                    53,
                    "The entry class (%s) is not known. Maybe CCD, CTX or PPD.".formatted(entryClass));
        } else if (entryClass.equals("ADV") != line.is(2, 4, "280")) {
            line.error("NACHA_SERVICE_CLASS", 2, 4, "Service class 280 and entry class ADV (advices) belong together.");
        }
        line.present("NACHA_ENTRY_DESCRIPTION", 54, 63, "The entry description");
        String fixed = RESERVED.get(line.raw(54, 63).strip());
        if (fixed != null) {
            line.info(
                    "NACHA_ENTRY_DESCRIPTION",
                    54,
                    63,
                    "The entry description says that these are %s.".formatted(fixed));
        }
        boolean returns = !line.isBlank(76, 78);
        if (!returns && !entryClass.equals("COR")) {
            effectiveDate(line);
        }
        if (!line.raw(79, 79).matches("[012]")) {
            line.error(
                    "NACHA_ORIGINATOR_STATUS",
                    79,
                    79,
                    "The originator status code must be 1 (2 for the federal government).");
        }
        line.number("NACHA_ORIGINATING_BANK", 80, 87, "The originating bank");
    }

    private static void effectiveDate(NachaLine line) {
        LocalDate day = line.date("NACHA_EFFECTIVE_DATE", 70, 75, "The effective entry date");
        if (day != null && !FederalReserveCalendar.isBankingDay(day)) {
            line.warning(
                    "NACHA_EFFECTIVE_DATE",
                    70,
                    75,
                    "The effective entry date (%s) is no banking day; money moves on %s."
                            .formatted(day, FederalReserveCalendar.sameOrNext(day)));
        }
    }

    /** Takes an entry or an addendum. */
    void take(NachaLine line) {
        if (line.type() == '6') {
            closeEntry();
            entries++;
            NachaEntryLint begun = new NachaEntryLint(line, entryClass, header);
            begun.check(totals);
            trace(line);
            entry = begun;
        } else if (entry == null) {
            line.error("NACHA_ORDER", 1, 1, "An addendum stands before any entry of its batch.");
            totals.addendum();
        } else {
            totals.addendum();
            entry.addendum(line);
        }
    }

    private void trace(NachaLine line) {
        if (isAdvice()) {
            lastTrace = AdviceLint.check(line, lastTrace);
            return;
        }
        long trace = line.number("NACHA_TRACE", 80, 94, "The trace number");
        if (trace >= 0 && trace <= lastTrace) {
            line.error(
                    "NACHA_TRACE",
                    80,
                    94,
                    "The trace number (%015d) must be greater than that before (%015d) in its batch. Maybe number entries in order."
                            .formatted(trace, lastTrace));
        }
        lastTrace = Math.max(lastTrace, trace);
    }

    private void closeEntry() {
        if (entry != null) {
            entry.close();
            entry = null;
        }
    }

    /** The control record. */
    void close(NachaLine line) {
        closeEntry();
        if (entries == 0) {
            line.error("NACHA_BATCH_COUNT", 5, 10, "The batch has no entry. Maybe leave it out.");
        }
        boolean advices = isAdvice();
        totals.compare(line, "BATCH", 5, 10, advices ? 20 : 12);
        NachaLine begun = header;
        if (begun == null) {
            return;
        }
        line.must("NACHA_SERVICE_CLASS", 2, 4, begun.raw(2, 4), "The service class");
        if (!advices) {
            line.must("NACHA_COMPANY_ID", 45, 54, begun.raw(41, 50), "The company's identification");
            line.blank("NACHA_BATCH_CONTROL", 74, 79, "The reserved field");
        }
        line.must("NACHA_ORIGINATING_BANK", 80, 87, begun.raw(80, 87), "The originating bank");
        line.must("NACHA_BATCH_NUMBER", 88, 94, begun.raw(88, 94), "The batch number");
        direction(begun);
    }

    private void direction(NachaLine begun) {
        if (begun.is(2, 4, "220") && totals.debits() > 0) {
            begun.error(
                    "NACHA_SERVICE_CLASS",
                    2,
                    4,
                    "Service class 220 holds credits only, but the batch has debits. Maybe write 200.");
        } else if (begun.is(2, 4, "225") && totals.credits() > 0) {
            begun.error(
                    "NACHA_SERVICE_CLASS",
                    2,
                    4,
                    "Service class 225 holds debits only, but the batch has credits. Maybe write 200.");
        }
        if (begun.is(2, 4, "200")
                && totals.debits() > 0
                && totals.credits() > 0
                && totals.debits() != totals.credits()) {
            begun.info(
                    "NACHA_BALANCE",
                    2,
                    4,
                    "The batch holds debits (%d cents) and credits (%d cents) that do not balance."
                            .formatted(totals.debits(), totals.credits()));
        }
    }
}
