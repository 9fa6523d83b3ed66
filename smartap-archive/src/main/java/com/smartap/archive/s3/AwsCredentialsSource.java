package com.smartap.archive.s3;

import com.smartap.spi.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where credentials come from. Asked before each call, so it remembers what is slow to get. Thread-safe. */
@FunctionalInterface
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface AwsCredentialsSource {
    /**
     * The credentials that are good now.
     *
     * @throws IOException if there are none, saying where they were looked for
     */
    AwsCredentials current() throws IOException;

    /** Forgets what is remembered, since the other side took it for expired. */
    default void forget() {}

    /** Always the same. */
    static AwsCredentialsSource fixed(AwsCredentials credentials) {
        return () -> credentials;
    }

    /**
     * Where AWS tools look, in this order: {@code AWS_ACCESS_KEY_ID} and its like, the profile {@code AWS_PROFILE} of
     * {@code ~/.aws/credentials}, the container's endpoint (ECS, EKS), the machine's (EC2, IMDSv2). Credentials for a time
     * are renewed five minutes before they end.
     */
    static AwsCredentialsSource standard(Clock clock) {
        return standard(clock, System::getenv, Path.of(System.getProperty("user.home", "/")));
    }

    /** The same, for another environment. */
    static AwsCredentialsSource standard(Clock clock, Function<String, @Nullable String> environment, Path home) {
        return new RenewingCredentials(
                clock,
                List.of(
                        new EnvironmentCredentials(environment),
                        new ProfileCredentials(environment, home),
                        new ContainerCredentials(environment),
                        new InstanceCredentials(environment)));
    }
}
