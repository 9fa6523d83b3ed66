package com.smartap.archive.internal.assemble;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.SealLevel;
import java.time.Instant;
import java.util.List;

/**
 * What the metadata of a sealed document says about it.
 *
 * @param title the document's title
 * @param stamp what the visible stamp says
 * @param sealedAt the moment that the seal claims
 * @param audit the hash of the attached audit trail
 * @param source the hash of the document that was sealed
 * @param pdfa the answer of the PDF/A check
 * @param rules the rules that it checked
 * @param target the level that the seal aims at
 * @param changes what was removed or changed
 * @param trail the audit trail
 */
public record SealFacts(
        String title,
        List<String> stamp,
        Instant sealedAt,
        ContentHash audit,
        ContentHash source,
        String pdfa,
        String rules,
        SealLevel target,
        List<String> changes,
        byte[] trail) {
    /** Copies the lists. */
    public SealFacts {
        stamp = List.copyOf(stamp);
        changes = List.copyOf(changes);
    }
}
