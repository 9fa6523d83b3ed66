package com.smartap.spring;

import com.smartap.spi.InvalidConfigurationException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Tells at a failed start, one line each, what is wrong with the configuration; before Spring Boot's own analyzers. */
@Order(0)
final class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {
    InvalidConfigurationFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        String lines = Arrays.stream(String.valueOf(cause.getMessage()).split("; "))
                .map(problem -> "    - " + problem)
                .collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "SmartAP is not configured as it has to be:\n\n" + lines,
                "Mend what is listed. Properties are written with the prefix smartap., such as smartap.workers;"
                        + " docs/spring-boot.md lists them all.",
                cause);
    }
}
