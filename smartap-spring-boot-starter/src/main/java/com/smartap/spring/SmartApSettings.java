package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.Originator;
import org.jspecify.annotations.Nullable;

/** The properties after they were checked together, as the values that the engine takes. */
record SmartApSettings(
        SmartApProperties properties,
        ApprovalPolicy approvalPolicy,
        MatchPolicy matchPolicy,
        ReviewPolicy reviewPolicy,
        ReadLimits readLimits,
        @Nullable Originator originator) {

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
        OriginatorProperties given = properties.originator();
        Originator originator = given == null ? null : given.toOriginator(problems);
        properties.payments().check(problems);
        properties.archive().check(problems);
        properties.audit().check(problems);
        problems.throwIfAny();
        return new SmartApSettings(
                properties, java.util.Objects.requireNonNull(approval), match, review, readLimits, originator);
    }
}
