package com.smartap.archive.store;

import com.smartap.archive.store.ScrubFinding.Kind;
import com.smartap.spi.Api;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a scrub did, or a part of one.
 *
 * @param finished whether everything was read; otherwise the next run goes on from there
 * @param objects how many objects were looked at, in both stores
 * @param bytes how many bytes were read and proven
 * @param counts how many findings of each kind there were
 * @param open how many of them are not well again and need somebody
 * @param findings the first 1,000
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ScrubReport(
        boolean finished, long objects, long bytes, Map<Kind, Long> counts, long open, List<ScrubFinding> findings) {
    /** Copies map and list. */
    public ScrubReport {
        Map<Kind, Long> all = new EnumMap<>(Kind.class);
        all.putAll(counts);
        counts = java.util.Collections.unmodifiableMap(all);
        findings = List.copyOf(findings);
    }

    /** How many findings of a kind. */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
