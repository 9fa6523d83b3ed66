package com.smartap.spi.esign;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be signed, and by whom.
 *
 * @param reference our name of the request, the same on every attempt, at most 100 letters, digits, {@code -}, {@code _}
 *     and {@code /}; the provider keeps it where it can
 * @param title what signers see, such as {@code Invoice BILL-2024-5712 of Industrial Parts Co}; at most 200 characters
 * @param document the PDF, as {@link SigningDocuments#prepare} made it
 * @param hash the SHA-256 of the PDF's bytes
 * @param signatories who signs, one after the other in this order
 * @param message a few words for them; may be empty
 * @param expiresAt until when it can be signed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SigningRequest(
        String reference,
        String title,
        DocumentSource document,
        ContentHash hash,
        List<Signatory> signatories,
        String message,
        Instant expiresAt) {
    /** Refuses a request without signatories, one person twice, and names that no provider takes. */
    public SigningRequest {
        signatories = List.copyOf(signatories);
        if (!reference.matches("[A-Za-z0-9_/-]{1,100}")) {
            throw new IllegalArgumentException(
                    "reference (%s) must be 1 to 100 letters, digits, hyphens, underscores and slashes"
                            .formatted(reference));
        }
        if (title.isBlank() || title.length() > 200) {
            throw new IllegalArgumentException("title must have 1 to 200 characters");
        }
        if (signatories.isEmpty()) {
            throw new IllegalArgumentException("signatories must not be empty");
        }
        Set<String> seen = new HashSet<>();
        for (Signatory signatory : signatories) {
            if (!seen.add(signatory.id())) {
                throw new IllegalArgumentException("signatory %s is named twice".formatted(signatory.id()));
            }
        }
    }
}
