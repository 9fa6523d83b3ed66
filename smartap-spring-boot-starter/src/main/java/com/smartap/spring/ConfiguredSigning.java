package com.smartap.spring;

import com.smartap.core.SignatureSettings;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Connects the provider of electronic signatures that the properties name. */
final class ConfiguredSigning {
    private final SignaturesProperties properties;
    private final List<ESignProvider> providers;
    private final Clock clock;

    /**
     * Over some providers.
     *
     * @param providers those that can be had; of two with one id the first
     */
    ConfiguredSigning(SignaturesProperties properties, List<ESignProvider> providers, Clock clock) {
        this.properties = properties;
        this.providers = List.copyOf(providers);
        this.clock = clock;
    }

    /**
     * A gateway to the provider. Makes no call yet.
     *
     * @throws InvalidConfigurationException naming every setting and credential that is missing or wrong, never its value
     */
    ESignGateway gateway() {
        ESignProvider provider = provider();
        Problems problems = new Problems();
        Map<String, String> settings = new HashMap<>();
        properties.settings().forEach((name, value) -> settings.put(known(provider, name, false, problems), value));
        Map<String, Secret> secrets = new HashMap<>();
        properties
                .credentials()
                .forEach((name, value) -> secrets.put(known(provider, name, true, problems), Secret.of(value)));
        properties
                .credentialFiles()
                .forEach((name, file) -> secrets.put(known(provider, name, true, problems), content(file)));
        for (SettingKey key : provider.settings()) {
            boolean there = key.secret() ? secrets.containsKey(key.name()) : settings.containsKey(key.name());
            problems.require(
                    !key.required() || there, path(key.secret()) + key.name(), "is missing: " + key.description());
        }
        problems.throwIfAny();
        try {
            return provider.create(new Context(
                    "signatures/" + provider.id(),
                    clock,
                    Optional.ofNullable(properties.baseUrl()).map(URI::create),
                    Map.copyOf(settings),
                    new MemoryVault(clock, secrets)));
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException("signatures (%s): %s".formatted(provider.id(), e.getMessage()));
        }
    }

    private ESignProvider provider() {
        ESignProvider found = providers.stream()
                .filter(candidate -> candidate.id().equals(properties.provider()))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "signatures.provider (%s) is not on the class path (found: %s). Maybe add smartap-connector-%s, or write %s"
                                .formatted(
                                        properties.provider(),
                                        new TreeSet<>(providers.stream()
                                                .map(ESignProvider::id)
                                                .toList()),
                                        properties.provider(),
                                        SignatureSettings.IN_HOUSE)));
        SpiLevel.requireSupported(found.spiLevel(), found.id());
        return found;
    }

    /** The provider's own name of a key: the environment and YAML may write it otherwise, as {@code CLIENT_SECRET}. */
    private static String known(ESignProvider provider, String name, boolean secret, Problems problems) {
        List<SettingKey> keys = provider.settings().stream()
                .filter(key -> key.secret() == secret)
                .toList();
        Optional<String> own = keys.stream()
                .map(SettingKey::name)
                .filter(candidate -> plain(candidate).equals(plain(name)))
                .findFirst();
        problems.require(
                own.isPresent(),
                path(secret) + name,
                "is not known to %s (known: %s)"
                        .formatted(
                                provider.id(),
                                keys.stream().map(SettingKey::name).sorted().toList()));
        return own.orElse(name);
    }

    private static String path(boolean secret) {
        return secret ? "signatures.credentials." : "signatures.settings.";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Secret content(Path file) {
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new InvalidConfigurationException("signatures.credential-files (%s) cannot be read: %s"
                    .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private record Context(
            String connection,
            Clock clock,
            Optional<URI> baseUrl,
            Map<String, String> settings,
            CredentialVault credentials)
            implements ConnectorContext {}
}
