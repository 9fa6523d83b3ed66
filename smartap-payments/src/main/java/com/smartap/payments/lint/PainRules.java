package com.smartap.payments.lint;

import com.smartap.payments.check.Bic;
import com.smartap.payments.check.CreditorReference;
import com.smartap.payments.check.Iban;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.internal.RepeatedIds;
import com.smartap.payments.pain.TargetCalendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What banks want of a pain.001 file beside its schema: totals, identifiers, addresses. */
final class PainRules {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private final Findings findings;
    private final Deque<String> path = new ArrayDeque<>();
    private final Tally group = new Tally();
    private final RepeatedIds references = new RepeatedIds();
    private final RepeatedIds blockIds = new RepeatedIds();
    private Tally block = new Tally();
    private TransactionRules transaction;
    private @Nullable AddressRules address;
    private @Nullable String clearing;

    PainRules(Findings findings) {
        this.findings = findings;
        transaction = new TransactionRules(findings);
    }

    long transactions() {
        return group.count;
    }

    /** What was counted, and what the file states of it. */
    private static final class Tally {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable String statedCount;
        private @Nullable String statedSum;
    }

    void begin(String name) {
        switch (name) {
            case "PmtInf" -> {
                block = new Tally();
                transaction.beginBlock();
            }
            case "CdtTrfTxInf" -> transaction.begin();
            case "PstlAdr" -> address = new AddressRules(findings, isParty());
            case "ClrSysMmbId" -> clearing = null;
            default -> {}
        }
        path.push(name);
    }

    private boolean isParty() {
        String owner = path.isEmpty() ? "" : path.peek();
        return owner.equals("Cdtr") || owner.equals("Dbtr") || owner.startsWith("Ultmt") || owner.equals("InitgPty");
    }

    void end(String name, String text, @Nullable String currency, Position position) {
        path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        if (address != null) {
            if (name.equals("PstlAdr")) {
                address.end(position);
                address = null;
            } else {
                address.part(name, text, position);
            }
            return;
        }
        switch (name) {
            case "NbOfTxs" -> tally(parent).statedCount = text;
            case "CtrlSum" -> tally(parent).statedSum = text;
            case "PmtInfId" -> repeated(blockIds, "PAIN_DUPLICATE_BLOCK", text, position);
            case "EndToEndId" -> {
                if (!text.equals("NOTPROVIDED")) {
                    repeated(references, "PAIN_DUPLICATE_REFERENCE", text, position);
                }
            }
            case "IBAN" -> report("PAIN_IBAN", "The IBAN ", Iban.problem(text), position);
            case "BIC", "BICFI", "AnyBIC", "BICOrBEI" -> report("PAIN_BIC", name + " ", Bic.problem(text), position);
            case "Cd" -> code(parent, text);
            case "MmbId" -> {
                if ("USABA".equals(clearing)) {
                    report("PAIN_ROUTING_NUMBER", "MmbId ", RoutingNumber.problem(text), position);
                }
            }
            case "Ref" -> {
                if (text.startsWith("RF") && parent.equals("CdtrRefInf")) {
                    report("PAIN_CREDITOR_REFERENCE", "Ref ", CreditorReference.problem(text), position);
                }
            }
            case "CreDtTm" -> created(text, position);
            case "Dt", "ReqdExctnDt" -> {
                if (name.equals("ReqdExctnDt") || parent.equals("ReqdExctnDt")) {
                    executionDate(text, position);
                }
            }
            case "CdtTrfTxInf" -> endTransaction(position);
            case "PmtInf" -> compare(block, "PmtInf", position);
            case "CstmrCdtTrfInitn" -> compare(group, "the file", position);
            default -> {}
        }
        transaction.end(name, parent, text, currency, position);
    }

    private void code(String parent, String text) {
        if (parent.equals("ClrSysId")) {
            clearing = text;
        }
    }

    private Tally tally(String parent) {
        return parent.equals("GrpHdr") ? group : block;
    }

    private void endTransaction(Position position) {
        BigDecimal amount = transaction.amount();
        block.count++;
        group.count++;
        block.sum = block.sum.add(amount);
        group.sum = group.sum.add(amount);
    }

    private void compare(Tally tally, String what, Position position) {
        if (tally.statedCount != null
                && !tally.statedCount.replaceFirst("^0+(?=.)", "").equals(Long.toString(tally.count))) {
            findings.error(
                    "PAIN_NUMBER_OF_TRANSACTIONS",
                    position,
                    "NbOfTxs of %s is %s, but there are %d transactions. Maybe write %d."
                            .formatted(what, shown(tally.statedCount), tally.count, tally.count));
        }
        String stated = tally.statedSum;
        if (stated != null
                && (!DECIMAL.matcher(stated).matches() || new BigDecimal(stated).compareTo(tally.sum) != 0)) {
            findings.error(
                    "PAIN_CONTROL_SUM",
                    position,
                    "CtrlSum of %s is %s, but its amounts sum up to %s whatever their currencies. Maybe write that."
                            .formatted(what, shown(stated), tally.sum.toPlainString()));
        }
    }

    private void repeated(RepeatedIds seen, String rule, String id, Position position) {
        seen.add(id);
        if (seen.anySuspect() && seen.isSuspect(id)) {
            findings.error(
                    rule, position, "(%s) was used before in this file. Maybe give each its own.".formatted(shown(id)));
        }
    }

    private void created(String text, Position position) {
        if (text.matches(".*T[0-9:]+(\\.[0-9]+)?(Z|[+-].*)?") && !text.matches("[^.Z+]*T[0-9:]+")) {
            findings.warning(
                    "PAIN_CREATION_TIME",
                    position,
                    "CreDtTm (%s) has an offset or parts of seconds, which some banks refuse. Maybe write 2026-11-21T15:00:00."
                            .formatted(shown(text)));
        }
    }

    private void executionDate(String text, Position position) {
        try {
            LocalDate date = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            DayOfWeek day = date.getDayOfWeek();
            if (transaction.isSepaBlock() && day.getValue() < 6 && !TargetCalendar.isBankingDay(date)) {
                findings.warning(
                        "PAIN_EXECUTION_DATE",
                        position,
                        "No euros are settled on the execution date (%s); banks move it to %s, or refuse it."
                                .formatted(text, TargetCalendar.sameOrNext(date)));
            } else if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
                findings.warning(
                        "PAIN_EXECUTION_DATE",
                        position,
                        "The execution date (%s) is a %s; banks move it, or refuse it."
                                .formatted(text, day == DayOfWeek.SATURDAY ? "Saturday" : "Sunday"));
            }
        } catch (DateTimeException e) {
            // The grammar has told it, or the element holds a choice.
        }
    }

    private void report(String rule, String what, Optional<String> problem, Position position) {
        problem.ifPresent(message -> findings.error(rule, position, what + message));
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
