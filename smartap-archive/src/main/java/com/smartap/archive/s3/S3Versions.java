package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what a place holds: every version with its deletion markers, or the newest where there are none. */
final class S3Versions {
    private final S3Calls calls;
    private final boolean versioned;

    S3Versions(S3Calls calls, boolean versioned) {
        this.calls = calls;
        this.versioned = versioned;
    }

    /**
     * A version of an object.
     *
     * @param marker whether it only says that the object was deleted
     */
    record Version(String key, String id, boolean marker, long size) {}

    /** All versions of one key, the newest first. */
    List<Version> of(String key) throws IOException {
        Map<String, String> query = query("versions", 1000, key);
        List<Version> found = new ArrayList<>();
        while (true) {
            XmlElement page = calls.bucket(query);
            versions(page).stream().filter(version -> version.key().equals(key)).forEach(found::add);
            if (!isCut(page) || !decoded(page.text("NextKeyMarker")).equals(key)) {
                return found;
            }
            query.put("key-marker", key);
            query.put("version-id-marker", page.text("NextVersionIdMarker"));
        }
    }

    /** The newest version that holds bytes. */
    Optional<Version> newest(String key) throws IOException {
        return of(key).stream().filter(version -> !version.marker()).findFirst();
    }

    ObjectPage page(@Nullable String cursor, int limit) throws IOException {
        return versioned ? versionPage(cursor, limit) : plainPage(cursor, limit);
    }

    private ObjectPage plainPage(@Nullable String cursor, int limit) throws IOException {
        Map<String, String> query = query("list-type", limit, calls.place().prefix());
        query.put("list-type", "2"); // begins after a key, not after a token that ends
        if (cursor != null) {
            query.put("start-after", cursor);
        }
        XmlElement page = calls.bucket(query);
        Collected collected = new Collected();
        String last = cursor;
        for (XmlElement entry : page.children("Contents")) {
            last = decoded(entry.text("Key"));
            collected.add(new Version(last, "", false, size(entry.text("Size"))));
        }
        return collected.page(isCut(page) ? Optional.ofNullable(last) : Optional.empty());
    }

    /** Versions of one key may be on two pages; its newest is on the first, so the rest is skipped. */
    private ObjectPage versionPage(@Nullable String cursor, int limit) throws IOException {
        Map<String, String> query = query("versions", limit, calls.place().prefix());
        if (cursor != null) {
            query.put("key-marker", cursor);
        }
        XmlElement page = calls.bucket(query);
        Collected collected = new Collected();
        for (Version version : versions(page)) {
            collected.add(version);
        }
        if (!isCut(page)) {
            return collected.page(Optional.empty());
        }
        if (collected.lastIsMarkersOnly()) {
            newest(collected.lastKey).ifPresent(collected::add);
        }
        return collected.page(Optional.of(collected.lastKey));
    }

    private List<Version> versions(XmlElement page) throws IOException {
        List<Version> versions = new ArrayList<>();
        for (XmlElement entry : page.children()) {
            boolean marker = entry.name().equals("DeleteMarker");
            if (marker || entry.name().equals("Version")) {
                long size = marker ? 0 : size(entry.text("Size"));
                versions.add(new Version(decoded(entry.text("Key")), entry.text("VersionId"), marker, size));
            }
        }
        return versions;
    }

    private static long size(String text) throws IOException {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("the store lists an object without its size");
        }
        return Long.parseLong(text);
    }

    private static Map<String, String> query(String list, int limit, String prefix) {
        Map<String, String> query = new HashMap<>();
        query.put(list, "");
        query.put("prefix", prefix);
        query.put("max-keys", String.valueOf(Math.min(1000, limit)));
        query.put("encoding-type", "url");
        return query;
    }

    private static boolean isCut(XmlElement page) {
        return page.text("IsTruncated").equals("true");
    }

    private static String decoded(String key) {
        return URLDecoder.decode(key, StandardCharsets.UTF_8);
    }

    /** What was seen so far; entries of one key follow each other, the newest first. */
    private final class Collected {
        private final List<Stored> objects = new ArrayList<>();
        private final List<ContentHash> hidden = new ArrayList<>();
        private final List<String> strangers = new ArrayList<>();
        private String lastKey = "";
        private boolean covered;
        private boolean taken;

        void add(Version version) {
            if (!version.key().equals(lastKey)) {
                lastKey = version.key();
                covered = version.marker();
                taken = false;
            }
            if (version.marker() || taken) {
                return;
            }
            taken = true;
            Optional<ContentHash> hash = calls.place().hash(version.key());
            if (hash.isPresent()) {
                objects.add(new Stored(hash.get(), version.size()));
                if (covered) {
                    hidden.add(hash.get());
                }
            } else if (!version.key().startsWith(calls.place().trials().prefix())) {
                strangers.add(version.key());
            }
        }

        boolean lastIsMarkersOnly() {
            return covered && !taken;
        }

        ObjectPage page(Optional<String> next) {
            return new ObjectPage(objects, hidden, strangers, next);
        }
    }
}
