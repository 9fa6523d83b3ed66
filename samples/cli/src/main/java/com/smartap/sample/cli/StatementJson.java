package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of entries, and of answers and changes, which have the shape of entries as far as they agree. */
final class StatementJson {
    private StatementJson() {}

    static ObjectNode of(StatementReader.Entry entry) {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("entry");
        Json.put(json, "amount", entry.amount());
        Json.put(json, "currency", entry.currency());
        Json.put(json, "bookingDate", entry.bookingDate());
        Json.put(json, "valueDate", entry.valueDate());
        Json.put(json, "status", entry.status());
        Json.put(json, "bankReference", entry.bankReference());
        Json.put(json, "endToEndId", entry.endToEndId());
        counterparty(json, entry.counterpartyName(), entry.counterpartyAccount());
        Json.put(json, "remittance", entry.remittance());
        Json.put(json, "returnCode", entry.returnCode());
        StatementReader.Details details = entry.details();
        if (details != null) {
            Json.put(json, "returnReason", details.returnReason());
            Json.put(json, "code", details.code());
            Json.put(json, "codeText", details.codeText());
            Json.put(json, "information", details.information());
            Json.put(json, "batchReference", details.batchReference());
            Json.put(json, "checkNumber", details.checkNumber());
            Json.put(json, "originalReference", details.originalReference());
        }
        return line;
    }

    /** The first reason stands where an entry has its return code; all of them are listed. */
    static ObjectNode of(PaymentAnswer answer) {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("entry");
        Json.put(json, "amount", answer.amount());
        Json.put(json, "currency", answer.currency());
        Json.put(json, "valueDate", answer.date());
        json.put("status", answer.state().name()).put("level", answer.level().name());
        json.put("code", answer.code());
        Json.put(json, "codeText", answer.meaning());
        Json.put(json, "messageId", answer.messageId());
        Json.put(json, "batchReference", answer.batchId());
        Json.put(json, "instructionId", answer.instructionId());
        Json.put(json, "bankReference", answer.bankReference());
        Json.put(json, "endToEndId", answer.endToEndId());
        counterparty(json, answer.payee(), answer.payeeAccount());
        if (!answer.reasons().isEmpty()) {
            PaymentAnswer.Reason first = answer.reasons().get(0);
            Json.put(json, "returnCode", first.code());
            Json.put(json, "returnReason", first.meaning());
            ArrayNode reasons = json.putArray("reasons");
            for (PaymentAnswer.Reason reason : answer.reasons()) {
                ObjectNode item = reasons.addObject().put("code", reason.code());
                Json.put(item, "meaning", reason.meaning());
                Json.put(item, "information", reason.information());
            }
        }
        return line;
    }

    /** No money: the amount is zero, and the status says so. */
    static ObjectNode of(ChangeNotice change) {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("entry");
        json.put("amount", "0.00").put("currency", "USD");
        Json.put(json, "bookingDate", change.date());
        json.put("status", "INFORMATION");
        Json.put(json, "endToEndId", change.endToEndId());
        counterparty(json, change.name(), null);
        Json.put(json, "returnCode", change.code());
        Json.put(json, "returnReason", change.meaning());
        Json.put(json, "originalReference", change.originalTrace());
        ObjectNode item = json.putObject("change").put("code", change.code());
        Json.put(item, "refusedCode", change.refusedCode());
        ObjectNode corrected = item.putObject("corrected");
        new TreeMap<>(change.corrected()).forEach(corrected::put);
        item.put("raw", change.raw());
        return line;
    }

    static ObjectNode of(ReadProblem problem) {
        ObjectNode line = Json.object();
        line.putObject("problem").put("position", problem.position()).put("message", problem.message());
        return line;
    }

    private static void counterparty(ObjectNode json, @Nullable String name, @Nullable String account) {
        if (name != null || account != null) {
            ObjectNode other = json.putObject("counterparty");
            Json.put(other, "name", name);
            Json.put(other, "account", account);
        }
    }
}
