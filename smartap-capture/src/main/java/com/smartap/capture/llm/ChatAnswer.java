package com.smartap.capture.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.FieldExtractor.Proposal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model answered, reduced to values of known fields; whatever else it says is dropped. */
final class ChatAnswer {
    private static final int LONGEST_ANSWER = 32_000;
    private static final int LONGEST_VALUE = 200;

    private ChatAnswer() {}

    static List<Proposal> proposals(String content) {
        Optional<JsonNode> json = content.length() > LONGEST_ANSWER
                ? Optional.empty()
                : Json.tryRead(object(content).getBytes(StandardCharsets.UTF_8));
        List<Proposal> proposals = new ArrayList<>();
        json.filter(JsonNode::isObject)
                .ifPresent(object -> object.properties()
                        .forEach(entry -> InvoiceField.of(entry.getKey())
                                .ifPresent(field ->
                                        proposal(field, entry.getValue()).ifPresent(proposals::add))));
        return proposals;
    }

    private static Optional<Proposal> proposal(InvoiceField field, JsonNode value) {
        // A number may be written so that its digits would fill the memory.
        boolean plain = value.isTextual()
                || value.isNumber() && Math.abs((long) value.decimalValue().scale()) <= 20;
        String text = plain ? (value.isNumber() ? value.decimalValue().toPlainString() : value.textValue()) : "";
        boolean usable = !text.isBlank() && text.length() <= LONGEST_VALUE && field != InvoiceField.LINES;
        return usable ? Optional.of(new Proposal(field, text.strip())) : Optional.empty();
    }

    /** Models like to wrap their answer in a fence or in friendly words. */
    private static String object(String content) {
        int from = content.indexOf('{');
        int to = content.lastIndexOf('}');
        return from >= 0 && to > from ? content.substring(from, to + 1) : "";
    }
}
