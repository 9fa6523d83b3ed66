package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The audit log: for each tenant a Merkle tree of records (RFC 6962) that only grows. Signed checkpoints of it are kept
 * outside the database, so that changes by whoever owns the database show. Reading it is recorded in it. All of it needs
 * the role auditor, CFO or administrator.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Audit {
    /** Records, the latest first. */
    Page<AuditEntry> list(Actor actor, AuditQuery query, PageRequest page);

    /** Reads the tenant's whole log, recomputes every hash, and compares it with every checkpoint. */
    Verification verify(Actor actor);

    /**
     * Signs the present state, keeps it outside the database and has it time-stamped, where that is configured; the last
     * one if nothing was recorded since.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if there is nothing to sign with
     */
    Checkpoint checkpoint(Actor actor);

    /** Checkpoints, the latest first. */
    Page<Checkpoint> checkpoints(Actor actor, PageRequest page);

    /** Proves that a record is in the log, against the latest checkpoint; makes one if the record is later. */
    InclusionProof prove(Actor actor, long sequence);

    /**
     * Proves that the log only grew between two sizes.
     *
     * @param from at least 1
     * @param to at least {@code from}, at most the number of records
     */
    ConsistencyProof prove(Actor actor, long from, long to);

    /**
     * Writes the whole log as a ZIP that can be verified without SmartAP; its form is described in {@code docs/audit.md}.
     * It holds no personal data in clear.
     *
     * @param out not closed
     */
    Checkpoint export(Actor actor, OutputStream out) throws IOException;

    /**
     * Writes a PDF that tells an auditor what happened to one invoice, with the proofs that the log holds it.
     *
     * @param out not closed
     * @throws com.smartap.spi.InvalidConfigurationException if no renderer is on the class path
     */
    void report(Actor actor, InvoiceId invoice, OutputStream out) throws IOException;

    /**
     * Makes the log say nothing about a person any more, by destroying the key under which it holds what is personal. No
     * proof breaks. Cannot be undone; needs the role administrator.
     *
     * @param person the id under which the person acted
     * @param reason why, for the record
     */
    Erasure erase(Actor actor, String person, String reason);

    /**
     * Seals the oldest records into a file of the document store and takes them out of the database. What remains can
     * still be proven, and the sealed file as well. Needs the role administrator.
     *
     * @param upTo the last record to take out; rounded down to a multiple of 256
     * @return the segment; empty of records if there is nothing to take out
     */
    Segment prune(Actor actor, long upTo);

    /** The segments that were taken out, the oldest first. */
    List<Segment> segments(Actor actor);

    /**
     * What a verification found.
     *
     * @param intact whether every record is what it was and at its place, and every checkpoint holds
     * @param complete whether no record is missing, up to the head that is stored apart and to every checkpoint
     * @param ordered whether no record is older than one before it, but for what clocks of several nodes differ
     * @param records how many there are, sealed segments included
     * @param root the hash of the tree, in lower-case hexadecimal
     * @param checkpoints how many checkpoints were compared
     * @param problems what is wrong, naming the record or checkpoint
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Verification(
            boolean intact,
            boolean complete,
            boolean ordered,
            long records,
            String root,
            int checkpoints,
            List<String> problems) {
        /** Copies the problems. */
        public Verification {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A proof that a record is in the log.
     *
     * @param sequence the record
     * @param entry the record as it was hashed
     * @param hash the hash of its leaf
     * @param path the hashes from the leaf to the root, in lower-case hexadecimal
     * @param checkpoint the signed state that it is proven against
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record InclusionProof(long sequence, String entry, String hash, List<String> path, Checkpoint checkpoint) {
        /** Copies the path. */
        public InclusionProof {
            path = List.copyOf(path);
        }
    }

    /**
     * A proof that the log only grew.
     *
     * @param from the earlier size
     * @param fromRoot the root then
     * @param to the later size
     * @param toRoot the root then
     * @param path the hashes of the proof, in lower-case hexadecimal
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record ConsistencyProof(long from, String fromRoot, long to, String toRoot, List<String> path) {
        /** Copies the path. */
        public ConsistencyProof {
            path = List.copyOf(path);
        }
    }

    /**
     * What an erasure did.
     *
     * @param pseudonym what stands for the person in the log from now on
     * @param records how many records say nothing about the person any more
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Erasure(String pseudonym, long records) {}

    /**
     * Records that were taken out of the database.
     *
     * @param first the first of them
     * @param last the last of them
     * @param document the content hash under which the document store keeps them
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Segment(long first, long last, String document) {}
}
