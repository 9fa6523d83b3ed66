package com.smartap.spring;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where any property below {@code smartap.originator} is set. */
final class OnOriginatorCondition extends SpringBootCondition {
    private static final String PREFIX = "smartap.originator";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean set = Binder.get(context.getEnvironment())
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .values()
                .stream()
                .findAny()
                .isPresent();
        ConditionMessage.Builder message = ConditionMessage.forCondition("SmartAP originator");
        return set
                ? ConditionOutcome.match(message.because(PREFIX + " is set"))
                : ConditionOutcome.noMatch(message.because(PREFIX + " is not set"));
    }
}
