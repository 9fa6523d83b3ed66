package com.smartap.archive.azure;

import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what a place holds, with all versions where the account keeps them. */
final class AzureVersions {
    private final AzureCalls calls;
    private final boolean versioned;

    AzureVersions(AzureCalls calls, boolean versioned) {
        this.calls = calls;
        this.versioned = versioned;
    }

    /**
     * A version of a blob.
     *
     * @param id empty without versioning
     * @param current whether it is what the name alone stands for
     */
    record Version(String name, String id, boolean current, long size) {}

    /** All versions of one blob, the oldest first. */
    List<Version> of(String name) throws IOException {
        List<Version> found = new ArrayList<>();
        String marker = null;
        do {
            XmlElement page = calls.container(query(name, 1000, marker));
            versions(page).stream()
                    .filter(version -> version.name().equals(name))
                    .forEach(found::add);
            marker = page.text("NextMarker");
        } while (!marker.isEmpty());
        return found;
    }

    /** The newest version of a blob that has no current one. */
    Optional<Version> covered(String name) throws IOException {
        List<Version> all = of(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    ObjectPage page(@Nullable String cursor, int limit) throws IOException {
        XmlElement page = calls.container(query(calls.place().prefix(), limit, cursor));
        String next = page.text("NextMarker");
        Collected collected = new Collected();
        for (Version version : versions(page)) {
            collected.add(version);
        }
        collected.endGroup(!next.isEmpty());
        return collected.page(next.isEmpty() ? Optional.empty() : Optional.of(next));
    }

    private Map<String, String> query(String prefix, int limit, @Nullable String marker) {
        Map<String, String> query = new HashMap<>();
        query.put("comp", "list");
        query.put("prefix", prefix);
        query.put("maxresults", String.valueOf(limit));
        if (versioned) {
            query.put("include", "versions");
        }
        if (marker != null && !marker.isEmpty()) {
            query.put("marker", marker);
        }
        return query;
    }

    private static List<Version> versions(XmlElement page) throws IOException {
        List<Version> versions = new ArrayList<>();
        for (XmlElement blob : page.child("Blobs").map(XmlElement::children).orElse(List.of())) {
            if (blob.name().equals("Blob")) {
                String size = blob.child("Properties")
                        .map(found -> found.text("Content-Length"))
                        .orElse("");
                if (!size.matches("[0-9]{1,18}")) {
                    throw new IOException("the store lists a blob without its size");
                }
                String id = blob.text("VersionId");
                boolean current = id.isEmpty() || blob.text("IsCurrentVersion").equals("true");
                versions.add(new Version(blob.text("Name"), id, current, Long.parseLong(size)));
            }
        }
        return versions;
    }

    /** What was seen so far; versions of one blob follow each other, the current one last. */
    private final class Collected {
        private final List<Stored> objects = new ArrayList<>();
        private final List<ContentHash> hidden = new ArrayList<>();
        private final List<String> strangers = new ArrayList<>();
        private @Nullable Version open;

        void add(Version version) throws IOException {
            Version before = open;
            if (before != null && !before.name().equals(version.name())) {
                endGroup(false);
            }
            open = version;
            if (version.current()) {
                note(version, false);
                open = null;
            }
        }

        /** A blob whose versions ended without a current one; the page after may hold more of them. */
        void endGroup(boolean more) throws IOException {
            Version last = open;
            open = null;
            if (last != null && (!more || of(last.name()).stream().noneMatch(Version::current))) {
                note(last, true);
            }
        }

        private void note(Version version, boolean covered) {
            Optional<ContentHash> hash = calls.place().hash(version.name());
            if (hash.isPresent()) {
                objects.add(new Stored(hash.get(), version.size()));
                if (covered) {
                    hidden.add(hash.get());
                }
            } else if (!version.name().startsWith(calls.place().trials().prefix())) {
                strangers.add(version.name());
            }
        }

        ObjectPage page(Optional<String> next) {
            return new ObjectPage(objects, hidden, strangers, next);
        }
    }
}
