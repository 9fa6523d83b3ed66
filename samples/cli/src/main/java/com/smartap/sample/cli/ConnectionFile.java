package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A file that says how an ERP is reached, and with which credentials. */
final class ConnectionFile {
    private static final String CREDENTIALS = "credentials";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    /** A file that is there; a link is followed once, so that the file itself is what gets replaced. */
    ConnectionFile(Path file) throws IOException {
        InputFile.require(file, "connection");
        this.file = file.toRealPath();
    }

    /**
     * What the file says beside the credentials.
     *
     * @param system the connector's id
     * @param baseUrl replaces the connector's own address
     * @param settings the connector's settings, {@code tokenUrl} among them
     */
    record Target(String system, Optional<URI> baseUrl, Map<String, String> settings) {}

    Target target() throws IOException {
        JsonFields json = JsonFields.of("connection", Json.read(file, "connection"));
        Map<String, String> settings = new HashMap<>();
        json.optionalText("tokenUrl").ifPresent(url -> settings.put("tokenUrl", url));
        json.optionalObject("settings")
                .ifPresent(given -> given.names().forEach(name -> settings.put(name, given.text(name))));
        Target target =
                new Target(json.text("system"), json.parsed("baseUrl", URI::create, "a URL"), Map.copyOf(settings));
        json.optionalObject(CREDENTIALS);
        json.refuseOthers();
        return target;
    }

    /** The credentials as they are stored now; their version derives from what they are. */
    Credentials credentials() throws IOException {
        JsonFields json = JsonFields.of("connection", Json.read(file, "connection"));
        Map<String, Secret> values = new TreeMap<>();
        json.optionalObject(CREDENTIALS).ifPresent(given -> {
            for (String name : given.names()) {
                // A secret of another kind must not show in a message, so nobody but this line asks for it.
                JsonNode value = given.raw(name);
                if (!value.isTextual()) {
                    throw given.problem(name, "must be a text in quotation marks");
                }
                values.put(name, Secret.of(value.textValue()));
            }
        });
        return new Credentials(values, version(values));
    }

    /** Replaces the credentials in one step, durably; whatever else the file says stays. */
    Credentials store(Credentials renewed) throws IOException {
        return store(renewed, Map.of());
    }

    /** The same, with settings that are added or replaced. */
    Credentials store(Credentials renewed, Map<String, String> settings) throws IOException {
        ObjectNode json = (ObjectNode) Json.read(file, "connection");
        if (!settings.isEmpty()) {
            ObjectNode known = json.withObjectProperty("settings");
            new TreeMap<>(settings).forEach(known::put);
        }
        ObjectNode credentials = json.putObject(CREDENTIALS);
        new TreeMap<>(renewed.values()).forEach((name, value) -> credentials.put(name, value.reveal()));
        byte[] bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        OutputFile.write(file, out -> {
            out.write(bytes);
            out.write('\n');
            return bytes.length;
        });
        return credentials();
    }

    /** The file whose lock gives the right to renew; it stays, since removing it would let two have the right. */
    Path lockFile() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Whether others than the owner may read the secrets. */
    boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static long version(Map<String, Secret> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name.length())
                .append(name)
                .append(value.reveal().length())
                .append(':')
                .append(value.reveal()));
        String hex =
                ContentHash.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).getLong() >>> 1;
    }
}
