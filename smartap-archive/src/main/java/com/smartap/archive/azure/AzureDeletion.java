package com.smartap.archive.azure;

import com.smartap.spi.archive.ObjectDeletion.Deletion;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StoreRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes a blob with all its versions. */
final class AzureDeletion {
    private final AzureCalls calls;
    private final AzureVersions versions;

    AzureDeletion(AzureCalls calls, AzureVersions versions) {
        this.calls = calls;
        this.versions = versions;
    }

    Deletion delete(String name, boolean overGovernance) throws IOException {
        List<AzureVersions.Version> found = versions.of(name);
        if (found.isEmpty()) {
            return new Deletion.Absent();
        }
        try {
            if (overGovernance) {
                for (AzureVersions.Version version : found) {
                    removeUnlockedPolicy(name, version);
                }
            }
            // Without versions that is all; with them, the current one becomes the last of those before.
            if (found.stream().anyMatch(AzureVersions.Version::current)) {
                calls.run(calls.call("DELETE", name, Map.of(), Map.of()), 404);
            }
            for (AzureVersions.Version version : found) {
                if (!version.id().isEmpty()) {
                    calls.run(calls.call("DELETE", name, AzureCalls.version(version.id()), Map.of()), 404);
                }
            }
        } catch (StoreRefusedException refused) {
            return new Deletion.Held(String.valueOf(refused.getMessage()), until(name, found));
        }
        return versions.of(name).isEmpty()
                ? new Deletion.Deleted()
                : new Deletion.Held("the store answered that it was deleted, and still lists it", until(name, found));
    }

    private void removeUnlockedPolicy(String name, AzureVersions.Version version) throws IOException {
        String id = version.current() ? "" : version.id();
        Optional<AzureHead> head = calls.head(name, id);
        boolean unlocked = head.flatMap(found -> found.lock().retention())
                .filter(retention -> retention.mode() == Retention.Mode.GOVERNANCE)
                .isPresent();
        if (unlocked) {
            calls.run(calls.call("DELETE", name, AzureCalls.component("immutabilityPolicies", id), Map.of()));
        }
    }

    private @Nullable Instant until(String name, List<AzureVersions.Version> found) throws IOException {
        String newest = found.get(found.size() - 1).id();
        Optional<AzureHead> head = calls.head(name, "");
        return head.or(() -> headOf(name, newest))
                .flatMap(known -> known.lock().retention())
                .map(Retention::until)
                .orElse(null);
    }

    private Optional<AzureHead> headOf(String name, String version) {
        try {
            return calls.head(name, version);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
