package com.smartap.testkit.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes everything a bank knows as JSON, and takes it back. */
final class BankSnapshot {
    private static final JsonMapper JSON = new JsonMapper();

    private BankSnapshot() {}

    static String write(BankBooks books, Intake intake, Map<IdempotencyKey, SimulatedBankChannel.Taken> taken) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        put(out, "balance", books.balance());
        put(out, "lastClosing", books.lastClosing());
        ArrayNode payments = out.putArray("payments");
        books.payments().forEach(payment -> payment(payments.addObject(), payment));
        ArrayNode files = out.putArray("files");
        books.files().forEach(file -> file(files.addObject(), file));
        ArrayNode unreported = out.putArray("unreported");
        books.unreported().forEach(booking -> {
            ObjectNode node = unreported.addObject();
            payment(node.putObject("payment"), booking.payment());
            node.put("comesBack", booking.comesBack()).put("at", booking.at().toString());
        });
        ArrayNode statements = out.putArray("statements");
        books.statements()
                .forEach(statement -> statements
                        .addObject()
                        .put("name", statement.name())
                        .put("bytes", Base64.getEncoder().encodeToString(bytes(statement))));
        intake.hashes().forEach(hash -> out.withArray("hashes").add(hash.hex()));
        intake.identities().forEach(out.withArray("identities")::add);
        ArrayNode keys = out.putArray("keys");
        taken.forEach((key, file) -> {
            ObjectNode node = keys.addObject()
                    .put("key", key.value())
                    .put("hash", file.hash().hex());
            if (file.answer() instanceof Delivery.Accepted accepted) {
                node.put("accepted", accepted.bankReference());
            } else if (file.answer() instanceof Delivery.Refused refused) {
                node.put("refused", refused.reason());
            }
        });
        return out.toString();
    }

    static BankBooks read(String text, Intake intake, Map<IdempotencyKey, SimulatedBankChannel.Taken> taken) {
        JsonNode saved = parse(text);
        intake.hashes().clear();
        saved.path("hashes").forEach(hash -> intake.hashes().add(new ContentHash(hash.asText())));
        intake.identities().clear();
        saved.path("identities").forEach(identity -> intake.identities().add(identity.asText()));
        taken.clear();
        for (JsonNode node : saved.path("keys")) {
            Delivery answer = node.has("accepted")
                    ? new Delivery.Accepted(node.path("accepted").asText())
                    : new Delivery.Refused(node.path("refused").asText());
            taken.put(
                    new IdempotencyKey(node.path("key").asText()),
                    new SimulatedBankChannel.Taken(
                            new ContentHash(node.path("hash").asText()), answer));
        }
        List<BankPayment> payments = new ArrayList<>();
        saved.path("payments").forEach(node -> payments.add(payment(node)));
        List<BankFile> files = new ArrayList<>();
        saved.path("files").forEach(node -> files.add(file(node)));
        List<Booking> unreported = new ArrayList<>();
        saved.path("unreported")
                .forEach(node -> unreported.add(new Booking(
                        payment(node.path("payment")),
                        node.path("comesBack").asBoolean(),
                        Instant.parse(node.path("at").asText()))));
        List<DocumentSource> statements = new ArrayList<>();
        saved.path("statements")
                .forEach(node -> statements.add(DocumentSource.of(
                        node.path("name").asText(),
                        Base64.getDecoder().decode(node.path("bytes").asText()))));
        return new BankBooks(
                payments, files, unreported, statements, money(saved, "balance"), money(saved, "lastClosing"));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the snapshot is no JSON. Maybe it was cut off", e);
        }
    }

    private static void payment(ObjectNode out, BankPayment payment) {
        out.put("fileReference", payment.fileReference()).put("fileName", payment.fileName());
        out.put("receiver", payment.receiver()).put("account", payment.account());
        put(out, "amount", payment.amount());
        out.put("reference", payment.reference()).put("remittance", payment.remittance());
        out.put("bankReference", payment.bankReference()).put("at", payment.at().toString());
        out.put("effectiveDate", payment.effectiveDate().toString());
        out.put("status", payment.status().name()).put("returnCode", payment.returnCode());
    }

    private static BankPayment payment(JsonNode in) {
        return new BankPayment(
                in.path("fileReference").asText(),
                in.path("fileName").asText(),
                in.path("receiver").asText(),
                in.path("account").asText(),
                money(in, "amount"),
                in.path("reference").asText(),
                in.path("remittance").asText(),
                in.path("bankReference").asText(),
                Instant.parse(in.path("at").asText()),
                LocalDate.parse(in.path("effectiveDate").asText()),
                BankPayment.Status.valueOf(in.path("status").asText()),
                text(in, "returnCode"));
    }

    private static void file(ObjectNode out, BankFile file) {
        out.put("reference", file.reference()).put("fileName", file.fileName());
        out.put("hash", file.hash().hex()).put("at", file.at().toString()).put("payments", file.payments());
        put(out, "total", file.total());
        out.put("refusal", file.refusal());
    }

    private static BankFile file(JsonNode in) {
        return new BankFile(
                in.path("reference").asText(),
                in.path("fileName").asText(),
                new ContentHash(in.path("hash").asText()),
                Instant.parse(in.path("at").asText()),
                in.path("payments").asInt(),
                money(in, "total"),
                text(in, "refusal"));
    }

    private static void put(ObjectNode out, String name, Money money) {
        out.put(name, money.amount().toPlainString() + " " + money.currency());
    }

    private static Money money(JsonNode in, String name) {
        String[] parts = in.path(name).asText().split(" ", 2);
        return Money.of(parts[0], parts[1]);
    }

    private static @Nullable String text(JsonNode in, String name) {
        return in.hasNonNull(name) ? in.path(name).asText() : null;
    }

    private static byte[] bytes(DocumentSource source) {
        try {
            return source.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
