package com.smartap.core.internal.risk;

import com.smartap.core.ApprovalPolicy;
import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import com.smartap.spi.risk.RiskRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The built-in rules and those of the host, asked one after the other. */
public final class RiskRules {
    private static final BigDecimal JUST_BELOW = new BigDecimal("0.95");
    private static final BigDecimal ROUND = new BigDecimal("1000");
    private static final int SAME_AMOUNT_DAYS = 60;

    private final List<RiskRule> rules = new ArrayList<>();

    public RiskRules(ApprovalPolicy approvals, List<RiskRule> more) {
        rules.add(rule("bank-account-differs", RiskRules::bankAccount));
        rules.add(rule("just-below-limit", subject -> justBelow(subject, approvals)));
        rules.add(rule("round-amount-without-order", RiskRules::roundWithoutOrder));
        rules.add(rule("same-amount-again", RiskRules::sameAmount));
        rules.add(rule("first-invoice", RiskRules::firstInvoice));
        rules.addAll(more);
    }

    /** What the rules are asked about. */
    private record Subject(Invoice invoice, Vendor vendor, List<Invoice> history) {}

    /** Asks every rule. */
    public RiskAssessment assess(Invoice invoice, Vendor vendor, List<Invoice> history, Instant now) {
        List<RiskFlag> flags = rules.stream()
                .flatMap(rule -> rule.judge(invoice, vendor, history).stream())
                .sorted(Comparator.comparingInt(RiskFlag::score).reversed())
                .toList();
        return new RiskAssessment(flags.isEmpty() ? 0 : flags.get(0).score(), flags, now);
    }

    private static Optional<Finding> bankAccount(Subject subject) {
        String printed = subject.invoice().content().vendor().iban();
        if (printed == null || subject.vendor().bankAccount() == null) {
            return Optional.empty();
        }
        String known = subject.vendor().bankAccount().iban();
        return printed.equals(known)
                ? Optional.empty()
                : Optional.of(new Finding(
                        90,
                        "the invoice asks for payment to %s, but the vendor is paid to %s. Maybe call the vendor at a number you know."
                                .formatted(
                                        Masked.of(printed),
                                        subject.vendor().bankAccount().masked())));
    }

    private static Optional<Finding> justBelow(Subject subject, ApprovalPolicy policy) {
        Money total = subject.invoice().total();
        if (total == null || !total.currency().equals(policy.currency())) {
            return Optional.empty();
        }
        return policy.tiers().stream()
                .map(ApprovalPolicy.Tier::limit)
                .filter(limit -> limit != null
                        && total.amount().compareTo(limit) < 0
                        && total.amount().compareTo(limit.multiply(JUST_BELOW)) >= 0)
                .findFirst()
                .map(limit -> new Finding(
                        40, "the total of %s is just below the approval limit of %s".formatted(total, limit)));
    }

    private static Optional<Finding> roundWithoutOrder(Subject subject) {
        Money total = subject.invoice().total();
        return total != null
                        && subject.invoice().purchaseOrderId() == null
                        && total.amount().remainder(ROUND).signum() == 0
                ? Optional.of(new Finding(50, "a round total of %s without a purchase order".formatted(total)))
                : Optional.empty();
    }

    private static Optional<Finding> sameAmount(Subject subject) {
        Money total = subject.invoice().total();
        return subject.history().stream()
                .filter(other -> total != null && total.equals(other.total()))
                .filter(other -> other.receivedAt()
                        .isAfter(subject.invoice().receivedAt().minus(java.time.Duration.ofDays(SAME_AMOUNT_DAYS))))
                .findFirst()
                .map(other -> new Finding(
                        60,
                        "the vendor billed the same total of %s on invoice %s"
                                .formatted(total, other.content().invoiceNumber())));
    }

    private static Optional<Finding> firstInvoice(Subject subject) {
        return subject.history().isEmpty()
                ? Optional.of(new Finding(
                        10,
                        "this is the first invoice of %s"
                                .formatted(subject.vendor().name())))
                : Optional.empty();
    }

    private record Finding(int score, String message) {}

    private static RiskRule rule(String id, Function<Subject, Optional<Finding>> judge) {
        return new RiskRule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Optional<RiskFlag> judge(Invoice invoice, Vendor vendor, List<Invoice> history) {
                return judge.apply(new Subject(invoice, vendor, history))
                        .map(finding -> new RiskFlag(id, finding.score(), finding.message()));
            }
        };
    }
}
