package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.LearningSettings;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.model.Money;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.Originator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties after they were checked together, as the values that the engine takes. */
record SmartApSettings(
        SmartApProperties properties,
        ApprovalPolicy approvalPolicy,
        MatchPolicy matchPolicy,
        ReviewPolicy reviewPolicy,
        LearningSettings learning,
        ReadLimits readLimits,
        @Nullable Originator originator,
        Map<Currency, Originator> originators,
        @Nullable SignatureSettings signatures) {

    /**
     * Checks all properties.
     *
     * @throws com.smartap.spi.InvalidConfigurationException naming every problem
     */
    static SmartApSettings of(SmartApProperties properties) {
        Problems problems = new Problems();
        properties.check(problems);
        ReadLimits readLimits = properties.read().toLimits(problems);
        ApprovalPolicy approval = properties.approval().toPolicy(problems);
        MatchPolicy match = properties.match().toPolicy(problems);
        ReviewPolicy review = properties.review().toPolicy(problems);
        LearningSettings learning = properties.learning().toSettings(problems);
        OriginatorProperties given = properties.originator();
        Originator originator = given == null ? null : given.toOriginator("originator", problems);
        Map<Currency, Originator> originators = originators(properties, problems);
        properties.payments().check(problems);
        properties.archive().check(problems);
        properties.audit().check(problems);
        SignatureSettings signatures = signatures(properties, problems);
        problems.throwIfAny();
        return new SmartApSettings(
                properties,
                java.util.Objects.requireNonNull(approval),
                match,
                review,
                learning,
                readLimits,
                originator,
                originators,
                signatures);
    }

    /** With problems of its own, since settings are made only where none of them is wrong. */
    private static @Nullable SignatureSettings signatures(SmartApProperties properties, Problems all) {
        Problems own = new Problems();
        SignatureSettings made = properties.signatures().toSettings(own);
        all.addAll(own);
        return made;
    }

    private static Map<Currency, Originator> originators(SmartApProperties properties, Problems problems) {
        Map<Currency, Originator> originators = new HashMap<>();
        properties.originators().forEach((code, given) -> {
            String path = "originators." + code;
            Currency currency = problems.check(path, () -> Money.currency(code.toUpperCase(Locale.ROOT)));
            Originator originator = given.toOriginator(path, problems);
            if (currency != null && originator != null) {
                originators.put(currency, originator);
            }
        });
        return Map.copyOf(originators);
    }
}
