package com.smartap.archive.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The role of an EC2 machine, by its metadata service (IMDSv2). */
final class InstanceCredentials implements CredentialsPlace {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    private final Function<String, @Nullable String> environment;

    InstanceCredentials(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<AwsCredentials> look() {
        if ("true".equalsIgnoreCase(environment.apply("AWS_EC2_METADATA_DISABLED"))) {
            return Optional.empty();
        }
        String given = environment.apply("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        String base = given == null ? "http://169.254.169.254" : given.replaceAll("/+$", "");
        try {
            String session = MetadataEndpoint.text(
                    "PUT",
                    URI.create(base + "/latest/api/token"),
                    Map.of("X-aws-ec2-metadata-token-ttl-seconds", "21600"));
            Map<String, String> header = Map.of("X-aws-ec2-metadata-token", session);
            String role = MetadataEndpoint.text("GET", URI.create(base + ROLES), header)
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            if (!role.matches("[A-Za-z0-9+=,.@_-]{1,128}")) {
                return Optional.empty();
            }
            return Optional.of(MetadataEndpoint.credentials(
                    MetadataEndpoint.text("GET", URI.create(base + ROLES + role), header)));
        } catch (IOException | IllegalArgumentException notOnSuchAMachine) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "machine's metadata service";
    }
}
