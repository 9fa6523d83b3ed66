package com.smartap.archive.s3;

import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A profile of the shared file {@code ~/.aws/credentials}. */
final class ProfileCredentials implements CredentialsPlace {
    private static final long LARGEST = 1024 * 1024;

    private final Path file;
    private final String profile;

    ProfileCredentials(Function<String, @Nullable String> environment, Path home) {
        String named = environment.apply("AWS_SHARED_CREDENTIALS_FILE");
        String chosen = environment.apply("AWS_PROFILE");
        this.file = named == null ? home.resolve(".aws").resolve("credentials") : Path.of(named);
        this.profile = chosen == null ? "default" : chosen;
    }

    @Override
    public Optional<AwsCredentials> look() throws IOException {
        if (!Files.isReadable(file) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        Map<String, String> values = section(Files.readAllLines(file));
        String id = values.getOrDefault("aws_access_key_id", "");
        String secret = values.getOrDefault("aws_secret_access_key", "");
        if (id.isBlank() || secret.isBlank()) {
            return Optional.empty();
        }
        Optional<Secret> token =
                Optional.ofNullable(values.get("aws_session_token")).map(Secret::of);
        return Optional.of(new AwsCredentials(id, Secret.of(secret), token, Optional.empty()));
    }

    private Map<String, String> section(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        boolean ours = false;
        for (String raw : lines) {
            String line = raw.strip();
            int sign = line.indexOf('=');
            if (line.startsWith("[")) {
                ours = line.equals("[" + profile + "]");
            } else if (ours && sign > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        }
        return values;
    }

    @Override
    public String name() {
        return "profile %s of %s".formatted(profile, file);
    }
}
