package com.smartap.archive.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The endpoint that ECS and EKS (pod identity) name in a container's environment. */
final class ContainerCredentials implements CredentialsPlace {
    private static final Set<String> PLAIN =
            Set.of("169.254.170.2", "169.254.170.23", "localhost", "127.0.0.1", "[fd00:ec2::23]", "[::1]");

    private final Function<String, @Nullable String> environment;

    ContainerCredentials(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<AwsCredentials> look() throws IOException {
        String relative = environment.apply("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full = environment.apply("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (relative == null && full == null) {
            return Optional.empty();
        }
        URI uri = URI.create(relative == null ? String.valueOf(full) : "http://169.254.170.2" + relative);
        if (!"https".equals(uri.getScheme()) && !PLAIN.contains(String.valueOf(uri.getHost()))) {
            throw new IOException("AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that is neither near nor https");
        }
        return Optional.of(MetadataEndpoint.credentials(MetadataEndpoint.text("GET", uri, token())));
    }

    private Map<String, String> token() throws IOException {
        String file = environment.apply("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file == null
                ? environment.apply("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                : Files.readString(Path.of(file)).strip();
        return token == null ? Map.of() : Map.of("Authorization", token);
    }

    @Override
    public String name() {
        return "container endpoint";
    }
}
