package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A real Tryton on this machine, started and stopped by {@code tryton.sh}, with a bookkeeper who works in it. */
final class RealTryton {
    private static final int SKIPPED = 3;
    private static final long MINUTES = 10;
    private final Path directory;
    private final Properties properties;
    private final String adminPassword;
    private final String password;
    private final HttpClient http = HttpClient.newHttpClient();
    private String session = "";

    private RealTryton(Path directory, Properties properties, String adminPassword, String password) {
        this.directory = directory;
        this.properties = properties;
        this.adminPassword = adminPassword;
        this.password = password;
    }

    /** This machine cannot run Tryton; the message says why. */
    static final class NotHereException extends Exception {
        private static final long serialVersionUID = 1L;

        NotHereException(String message) {
            super(message);
        }
    }

    static RealTryton start() throws NotHereException, IOException, InterruptedException {
        String adminPassword = secret();
        String password = secret();
        Path directory = Files.createTempDirectory("smartap-tryton");
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = script(
                        "start",
                        directory.toString(),
                        String.valueOf(ProcessHandle.current().pid()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .environment(adminPassword, password)
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        String said = Files.readString(err).strip();
        if (!ended || process.exitValue() != 0) {
            process.destroy();
            remove(directory);
            if (ended && process.exitValue() == SKIPPED) {
                throw new NotHereException(said);
            }
            throw new IllegalStateException("tryton.sh failed: " + said);
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(out)) {
            properties.load(reader);
        }
        RealTryton tryton = new RealTryton(directory, properties, adminPassword, password);
        tryton.login();
        return tryton;
    }

    URI url() {
        return URI.create(get("url"));
    }

    String password() {
        return password;
    }

    /** A property that the script printed. */
    String get(String name) {
        return properties.getProperty(name);
    }

    /** Calls a method as the administrator does. */
    JsonNode call(String method, Object... parameters) {
        ArrayNode list = Json.object().arrayNode();
        for (Object parameter : parameters) {
            list.add(
                    parameter instanceof JsonNode node
                            ? node
                            : Json.tryRead(String.valueOf(parameter).getBytes(StandardCharsets.UTF_8))
                                    .orElseThrow());
        }
        list.add(Json.object().put("company", 1));
        return rpc(method, list);
    }

    /** Pays some of a bill by Tryton's own wizard, and partly if that is less than all. */
    void pay(String billId, String amount) {
        ObjectNode context = Json.object().put("company", 1).put("active_model", "account.invoice");
        context.put("active_id", Long.parseLong(billId));
        context.putArray("active_ids").add(Long.parseLong(billId));
        JsonNode method = call("model.account.invoice.payment.method.search", "[]", "0", "1", "null")
                .get(0);
        JsonNode wizard = rpc(
                "wizard.account.invoice.pay.create", Json.object().arrayNode().add(context));
        ObjectNode start = Json.object().put("company", 1).put("currency", 1).put("currency_digits", 2);
        start.set("amount", Values.decimal(new java.math.BigDecimal(amount)));
        start.set("payment_method", method);
        start.set("date", Values.date(today()));
        start.put("description", "Transfer " + amount);
        ObjectNode data = Json.object();
        data.set("start", start);
        JsonNode state = execute(wizard, data, "choice", context);
        if (state.path("view").path("state").asText().equals("ask")) {
            ObjectNode ask = (ObjectNode) state.path("view").path("defaults").deepCopy();
            ask.put("type", "partial");
            ask.properties().removeIf(field -> field.getKey().endsWith(".")); // names of records, for the screen only
            data.set("ask", ask);
            execute(wizard, data, "pay", context);
        }
    }

    java.time.LocalDate today() {
        return java.time.LocalDate.now(java.time.Clock.systemUTC());
    }

    private JsonNode execute(JsonNode wizard, ObjectNode data, String state, ObjectNode context) {
        ArrayNode parameters = Json.object().arrayNode();
        parameters.add(wizard.get(0)).add(data).add(state).add(context);
        return rpc("wizard.account.invoice.pay.execute", parameters);
    }

    private void login() {
        ArrayNode parameters = Json.object().arrayNode().add("admin");
        parameters.add(Json.object().put("password", adminPassword));
        JsonNode answer = rpc("common.db.login", parameters);
        String text =
                "admin:%d:%s".formatted(answer.get(0).asLong(), answer.get(1).asText());
        session = "Session " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode rpc(String method, ArrayNode parameters) {
        ObjectNode body = Json.object().put("id", 1).put("method", method);
        body.set("params", parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(get("url") + "/" + get("database") + "/"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        if (!session.isEmpty()) {
            request.header("Authorization", session);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode result = Json.tryRead(answer.body()).orElseThrow();
            if (answer.statusCode() != 200 || result.has("error")) {
                throw new IllegalStateException("%s: HTTP %d %s".formatted(method, answer.statusCode(), result));
            }
            return result.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void stop() throws IOException, InterruptedException {
        remove(directory);
    }

    private static void remove(Path directory) throws IOException, InterruptedException {
        script("stop", directory.toString()).start().waitFor(1, TimeUnit.MINUTES);
        Files.deleteIfExists(directory.resolve("out"));
        Files.deleteIfExists(directory.resolve("err"));
        Files.deleteIfExists(directory);
    }

    private static Script script(String... arguments) {
        List<String> command = new java.util.ArrayList<>(
                List.of("bash", Path.of("tryton", "tryton.sh").toString()));
        command.addAll(List.of(arguments));
        return new Script(new ProcessBuilder(command));
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** A process with the passwords in its environment, where no list of processes shows them. */
    private record Script(ProcessBuilder builder) {
        Script redirectOutput(java.io.File file) {
            builder.redirectOutput(file);
            return this;
        }

        Script redirectError(java.io.File file) {
            builder.redirectError(file);
            return this;
        }

        Script environment(String adminPassword, String password) {
            builder.environment().put("TRYTON_ADMIN_PASSWORD", adminPassword);
            builder.environment().put("TRYTON_PASSWORD", password);
            return this;
        }

        Process start() throws IOException {
            return builder.start();
        }
    }
}
