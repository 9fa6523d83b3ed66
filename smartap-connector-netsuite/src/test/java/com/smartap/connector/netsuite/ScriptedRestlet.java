package com.smartap.connector.netsuite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.testkit.netsuite.NetSuiteScripting;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import com.smartap.testkit.netsuite.RestletHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** SmartAP's own scripts, run in a JavaScript engine over the books of the simulator. */
final class ScriptedRestlet implements RestletHandler {
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> WRITES = Set.of("createBill", "attach");
    private static final Host HOST = new Host();
    private static Value shared;
    private final NetSuiteScripting scripting;
    int units = 5000;

    ScriptedRestlet(NetSuiteScripting scripting) {
        this.scripting = scripting;
    }

    /** A simulator that answers RESTlets with the scripts. */
    static NetSuiteTwin twin(java.time.Clock clock) {
        NetSuiteTwin twin = new NetSuiteTwin(clock);
        return twin.restlets(new ScriptedRestlet(twin.scripting())).start(0);
    }

    /** Settings with which attachments go by the RESTlet. */
    static Map<String, String> settings() {
        return Map.of(
                "restletUrl",
                "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=customscript_smartap&deploy=customdeploy_smartap",
                "attachmentFolder",
                "77");
    }

    @Override
    public String post(String body) {
        JsonNode answer = read(restlet().invokeMember("post", body, units).asString());
        if (answer.has("error")) {
            JsonNode error = answer.path("error");
            if (error.path("code").asText().equals("UNEXPECTED_ERROR")) {
                throw new AssertionError(
                        "the script broke: " + error.path("stack").asText());
            }
            throw new Failed(error.path("code").asText(), error.path("message").asText());
        }
        return answer.path("value").toString();
    }

    String get() {
        return restlet().invokeMember("get", units).asString();
    }

    int unitsLeft() {
        return restlet().invokeMember("units").asInt();
    }

    @Override
    public boolean isWrite(String body) {
        return WRITES.contains(read(body).path("operation").asText());
    }

    /** Loaded once for all tests, as NetSuite keeps scripts loaded; tests of one process call it one after another. */
    private Value restlet() {
        synchronized (ScriptedRestlet.class) {
            if (shared == null) {
                Context context = Context.newBuilder("js")
                        .engine(ENGINE)
                        .allowHostAccess(HostAccess.EXPLICIT)
                        .build();
                shared = context.eval("js", source("standins/modules")).execute(HOST, NetSuiteTwin.ACCOUNT);
            }
            HOST.scripting = scripting;
            return shared;
        }
    }

    /** Forgets what the scripts remember of an account, such as missing columns. */
    static void forget() {
        synchronized (ScriptedRestlet.class) {
            shared = null;
        }
    }

    static String source(String name) {
        String path = "suitescript/" + (name.startsWith("standins/") ? name : "SmartAP/" + name) + ".js";
        try (InputStream in = Objects.requireNonNull(ScriptedRestlet.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the stand-ins call: JSON in, JSON out. */
    public static final class Host {
        private NetSuiteScripting scripting;

        @HostAccess.Export
        public String source(String name) {
            return ScriptedRestlet.source(name);
        }

        @HostAccess.Export
        public String query(String sql, String params) {
            return answer(() -> scripting.query(text(sql), parse(params, new TypeReference<List<Object>>() {})));
        }

        @HostAccess.Export
        public String transform(String fromType, String fromId, String toType) {
            return answer(() -> scripting.transform(text(fromType), text(fromId), text(toType)));
        }

        @HostAccess.Export
        public String save(String draft) {
            return answer(() -> {
                NetSuiteScripting.Draft given = parse(draft, new TypeReference<>() {});
                given.fields()
                        .replaceAll((name, value) -> name.endsWith("date") ? LocalDate.parse(value.toString()) : value);
                given.sublists()
                        .values()
                        .forEach(lines -> lines.forEach(line -> line.replaceAll(
                                (name, value) -> value instanceof Number ? new BigDecimal(value.toString()) : value)));
                return scripting.save(given);
            });
        }

        @HostAccess.Export
        public String hasField(String type, String sublist, String field) {
            return answer(() -> scripting.hasField(text(type), text(sublist), text(field)));
        }

        @HostAccess.Export
        public String saveFile(String name, String fileType, String folder, String contents) {
            return answer(
                    () -> scripting.saveFile(text(name), text(fileType), Long.parseLong(text(folder)), text(contents)));
        }

        @HostAccess.Export
        public String attach(String fileId, String type, String id) {
            return answer(() -> {
                scripting.attach(Long.parseLong(text(fileId)), text(type), Long.parseLong(text(id)));
                return true;
            });
        }

        private static String text(String json) {
            return read(json).asText();
        }

        private static <T> T parse(String json, TypeReference<T> type) {
            try {
                return JSON.readValue(json, type);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String answer(Supplier<Object> work) {
            try {
                Object value = work.get();
                return JSON.createObjectNode()
                        .set("value", JSON.valueToTree(value))
                        .toString();
            } catch (Failed failed) {
                JsonNode error =
                        JSON.createObjectNode().put("code", failed.code()).put("message", failed.getMessage());
                return JSON.createObjectNode().set("error", error).toString();
            }
        }
    }
}
