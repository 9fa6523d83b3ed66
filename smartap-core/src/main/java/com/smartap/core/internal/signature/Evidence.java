package com.smartap.core.internal.signature;

import com.smartap.core.SigningRoom;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.model.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What proves an in-house signature: who signed which bytes when, from where, and what the person agreed to. */
final class Evidence {
    private Evidence() {}

    /** The sentence that a signer agrees to. */
    static String consent(String documentHash, Role role) {
        return ("I have read the document with the SHA-256 %s and sign it electronically as %s."
                        + " My electronic signature shall count like one on paper.")
                .formatted(documentHash, Words.role(role));
    }

    /** What is kept about one act of a signer, as JSON. */
    static String act(
            SignatureRequestRow request,
            SignerRow signer,
            String act,
            @Nullable String typedName,
            SigningRoom.Trace trace,
            Instant at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", act);
        fields.put("at", at.toString());
        fields.put("document", String.valueOf(request.copyHash));
        put(fields, "typedName", typedName);
        if (typedName != null) {
            fields.put("consent", consent(String.valueOf(request.copyHash), signer.role));
        }
        put(fields, "link", signer.linkHash);
        put(fields, "linkExpiresAt", signer.linkExpiresAt == null ? null : signer.linkExpiresAt.toString());
        put(fields, "openedAt", signer.openedAt == null ? null : signer.openedAt.toString());
        put(fields, "address", trace.address());
        put(fields, "agent", trace.agent());
        put(fields, "signedInAs", trace.actor());
        return Json.of(fields);
    }

    /** The record that goes into the signed PDF. */
    static byte[] of(SignatureRequestRow request, List<SignerRow> signers) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "smartap-signature-evidence/1");
        fields.put("requestId", request.id.toString());
        fields.put("invoiceId", request.invoiceId.toString());
        fields.put("title", request.title);
        fields.put("facts", Json.list(request.facts));
        fields.put("document", String.valueOf(request.copyHash));
        fields.put("content", request.contentHash);
        fields.put("requestedBy", request.requestedBy);
        fields.put("requestedAt", request.requestedAt.toString());
        List<Map<String, Object>> people = new ArrayList<>();
        for (SignerRow signer : signers) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("person", signer.person);
            person.put("name", signer.name);
            person.put("email", signer.email);
            person.put("role", signer.role.name());
            person.put("step", signer.step.name());
            put(person, "at", signer.steppedAt == null ? null : signer.steppedAt.toString());
            put(person, "evidence", signer.evidence == null ? null : Json.to(signer.evidence, Map.class));
            people.add(person);
        }
        fields.put("signers", people);
        return Json.of(fields).getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of the visible stamp. */
    static List<String> stamp(SignatureRequestRow request, List<SignerRow> signers) {
        List<String> lines = new ArrayList<>();
        lines.add("Signed electronically with SmartAP");
        for (SignerRow signer : signers) {
            if (lines.size() < 10) {
                lines.add(
                        "%s as %s on %s".formatted(signer.name, Words.role(signer.role), Words.when(signer.steppedAt)));
            }
        }
        lines.add("Request " + request.id);
        lines.add("Document " + request.copyHash);
        return lines;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
