package com.smartap.benchmarks;

import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.ErpTwin;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;

/** The other process: a connector without any simulator beside it. */
final class ErpReader {
    private static final String FAST = "60000";

    private ErpReader() {}

    /** Reads everything over the connection that a file describes. */
    static void main(String[] args) throws IOException {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[1]))) {
            stored.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        Map<String, Secret> credentials = new HashMap<>();
        stored.stringPropertyNames().forEach(name -> {
            if (name.startsWith("setting.")) {
                settings.put(name.substring("setting.".length()), stored.getProperty(name));
            } else if (name.startsWith("credential.")) {
                credentials.put(name.substring("credential.".length()), Secret.of(stored.getProperty(name)));
            }
        });
        try (ErpConnector connector =
                connector(args[0], URI.create(stored.getProperty("baseUrl")), settings, credentials)) {
            ErpLoad.readAll(connector);
        }
    }

    /** Writes down how a simulator is reached. Its credentials open nothing else. */
    static void store(ErpTwin twin, Path file) throws IOException {
        Properties stored = new Properties();
        stored.setProperty("baseUrl", twin.baseUrl().toString());
        twin.settings().forEach((name, value) -> stored.setProperty("setting." + name, value));
        twin.credentials().forEach((name, value) -> stored.setProperty("credential." + name, value.reveal()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            stored.store(writer, null);
        }
    }

    static ErpConnector connector(String system, ErpTwin twin) {
        return connector(system, twin.baseUrl(), twin.settings(), twin.credentials());
    }

    /** A connector whose limits of calls a minute are lifted, since a simulator has none. */
    private static ErpConnector connector(
            String system, URI baseUrl, Map<String, String> settings, Map<String, Secret> credentials) {
        ErpConnectorProvider provider = ServiceLoader.load(ErpConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(system))
                .findFirst()
                .orElseThrow();
        Map<String, String> all = new HashMap<>(settings);
        provider.settings().stream()
                .map(SettingKey::name)
                .filter(name -> name.matches("requestsPer(Minute|Second|Day)"))
                .forEach(name -> all.put(name, FAST));
        return provider.create(new TestConnectorContext(
                "load", Clock.systemUTC(), baseUrl, all, new TestCredentialVault(Clock.systemUTC(), credentials)));
    }
}
