package com.smartap.archive.s3;

import com.smartap.spi.secret.Secret;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and {@code AWS_SESSION_TOKEN}. */
final class EnvironmentCredentials implements CredentialsPlace {
    private final Function<String, @Nullable String> environment;

    EnvironmentCredentials(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<AwsCredentials> look() {
        String id = environment.apply("AWS_ACCESS_KEY_ID");
        String secret = environment.apply("AWS_SECRET_ACCESS_KEY");
        if (id == null || id.isBlank() || secret == null || secret.isBlank()) {
            return Optional.empty();
        }
        Optional<Secret> token = Optional.ofNullable(environment.apply("AWS_SESSION_TOKEN"))
                .filter(text -> !text.isBlank())
                .map(Secret::of);
        return Optional.of(new AwsCredentials(id, Secret.of(secret), token, Optional.empty()));
    }

    @Override
    public String name() {
        return "environment";
    }
}
