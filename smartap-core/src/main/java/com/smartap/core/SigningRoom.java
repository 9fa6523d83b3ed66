package com.smartap.core;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The in-house signature page, for whoever holds a link: it is bound to one signer, one document and a time, opens as
 * often as wanted and signs once. A link that is unknown, used, expired, replaced or of a request that ended gives the
 * same {@link com.smartap.spi.NotFoundException}, so that nobody learns anything by trying.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface SigningRoom {
    /** What the page shows. The first visit is recorded. */
    Visit open(Secret token, Trace trace);

    /** The PDF that is to be signed, the very bytes; the caller closes it. */
    InputStream document(Secret token);

    /**
     * Signs.
     *
     * @param seen the hash of the document that the person saw, as {@link Visit#document} gave it
     * @param typedName the full name, as the person typed it
     * @throws com.smartap.spi.ForbiddenException if somebody else than the signer is signed in with the host
     * @throws com.smartap.spi.InvalidRequestException if the typed name is not the signer's, or the hash not the
     *     document's
     */
    Visit sign(Secret token, ContentHash seen, String typedName, Trace trace);

    /** Refuses to sign, with a reason; the invoice is rejected. */
    Visit decline(Secret token, String reason, Trace trace);

    /**
     * What the page shows.
     *
     * @param signer the name of the person who signs
     * @param role the role in which the person signs
     * @param title what is signed
     * @param facts what is signed, one {@code name: value} a line
     * @param total the invoice's total
     * @param document the SHA-256 of the PDF
     * @param consent the sentence that the person agrees to by signing
     * @param expiresAt until when the link works
     * @param done whether the person has just signed or refused; the link then works no more
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Visit(
            String signer,
            Role role,
            String title,
            List<String> facts,
            Money total,
            ContentHash document,
            String consent,
            Instant expiresAt,
            boolean done) {
        /** Copies the facts. */
        public Visit {
            facts = List.copyOf(facts);
        }
    }

    /**
     * From where somebody comes; kept as evidence.
     *
     * @param address the network address, as the host sees it; null if it is not known
     * @param agent the browser's name of itself; null if it is not known
     * @param actor the id of who is signed in with the host; null for nobody
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Trace(
            @Nullable String address,
            @Nullable String agent,
            @Nullable String actor) {
        /** Cuts what is longer than evidence needs. */
        public Trace {
            address = cut(address);
            agent = cut(agent);
            actor = cut(actor);
        }

        private static @Nullable String cut(@Nullable String text) {
            return text == null || text.length() <= 300 ? text : text.substring(0, 300);
        }
    }
}
