package com.smartap.archive.s3;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first place that has credentials; they are kept until shortly before they end. */
final class RenewingCredentials implements AwsCredentialsSource {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Clock clock;
    private final List<CredentialsPlace> places;
    private @Nullable AwsCredentials kept;

    RenewingCredentials(Clock clock, List<CredentialsPlace> places) {
        this.clock = clock;
        this.places = places;
    }

    @Override
    public synchronized AwsCredentials current() throws IOException {
        AwsCredentials known = kept;
        if (known == null || endsWithin(known, AHEAD)) {
            try {
                known = look();
            } catch (IOException e) {
                if (known == null || endsWithin(known, Duration.ZERO)) {
                    throw e;
                }
            }
            kept = known;
        }
        return known;
    }

    @Override
    public synchronized void forget() {
        kept = null;
    }

    private boolean endsWithin(AwsCredentials credentials, Duration time) {
        return credentials
                .expires()
                .filter(end -> !clock.instant().plus(time).isBefore(end))
                .isPresent();
    }

    private AwsCredentials look() throws IOException {
        List<String> tried = new ArrayList<>();
        for (CredentialsPlace place : places) {
            Optional<AwsCredentials> found = place.look();
            if (found.isPresent()) {
                return found.get();
            }
            tried.add(place.name());
        }
        throw new IOException("no AWS credentials were found (looked in %s). Maybe set accessKeyId and secretAccessKey"
                .formatted(String.join(", ", tried)));
    }
}
