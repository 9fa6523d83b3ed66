package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.testkit.esign.ESignTwin.HeldRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder as the simulator holds it. Not thread-safe. */
final class TwinFolder {
    /** A status that nobody knows. */
    static final String UNKNOWN = "WRAPPED_UP";

    private static final List<String> KEPT =
            List.of("metadata", "custom_field1", "custom_field2", "custom_field3", "expiryDate");
    final long id;
    final Instant created;
    final byte[] document;
    final ObjectNode request;
    final List<Party> parties = new ArrayList<>();
    final List<ObjectNode> history = new ArrayList<>();
    String status = "DRAFT";
    int reminders;

    @Nullable
    String reason;

    byte @Nullable [] sealed;

    @Nullable
    WrongDocument wrong;

    TwinFolder(long id, Instant created, ObjectNode request, byte[] document) {
        this.id = id;
        this.created = created;
        this.request = request;
        this.document = document;
        int number = 0;
        for (JsonNode party : request.path("parties")) {
            number++;
            parties.add(new Party(id * 10 + number, (ObjectNode) party, number));
        }
        request.remove("base64FileString");
    }

    /** One who signs. */
    static final class Party {
        final long id;
        final ObjectNode said;
        final int sequence;
        boolean asked;
        boolean declined;

        @Nullable
        Instant signed;

        Party(long id, ObjectNode said, int sequence) {
            this.id = id;
            this.said = said;
            this.sequence = said.path("workflowSequence").asInt(sequence);
        }

        String email() {
            return said.path("emailId").asText().toLowerCase(Locale.ROOT);
        }

        String word() {
            return signed != null ? "SIGNED" : declined ? "DECLINED" : asked ? "SHARED" : "PENDING";
        }
    }

    boolean isOpen() {
        return parties.stream().noneMatch(party -> party.declined)
                && (status.equals("SHARED") || status.equals(UNKNOWN));
    }

    boolean allSigned() {
        return parties.stream().allMatch(party -> party.signed != null);
    }

    /** Asks the next ones, where people sign one after the other; all of them otherwise. */
    void ask() {
        boolean inOrder = request.path("signInSequence").asBoolean();
        for (Party party : parties) {
            party.asked = true;
            if (inOrder && party.signed == null) {
                return;
            }
        }
    }

    Party party(String email) {
        return parties.stream()
                .filter(party -> party.email().equals(email.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s is no party of folder %d".formatted(email, id)));
    }

    void note(String action, String user, Instant at) {
        history.add(TwinJson.object()
                .put("action", action)
                .put("time", at.toEpochMilli())
                .put("user", user)
                .put("ipAddress", "203.0.113.7"));
    }

    HeldRequest held() {
        return new HeldRequest(
                String.valueOf(id),
                Optional.of(request.path("metadata").path("reference").asText(""))
                        .filter(text -> !text.isEmpty()),
                ContentHash.of(document),
                parties.stream().filter(party -> party.asked).map(Party::email).toList(),
                parties.stream()
                        .filter(party -> party.signed != null)
                        .map(Party::email)
                        .toList(),
                !isOpen(),
                reminders);
    }

    /** As Foxit writes it: numbers for ids, milliseconds for moments. */
    ObjectNode view(boolean partyStatus) {
        ObjectNode json = TwinJson.object()
                .put("folderId", id)
                .put("folderName", request.path("folderName").asText())
                .put("folderAuthorId", 71001)
                .put("folderAuthorEmail", "owner@example.com")
                .put("folderCompanyId", 2922172)
                .put("folderCreationDate", created.toEpochMilli())
                .put("folderSentDate", created.toEpochMilli())
                .put("folderStatus", status)
                .put("enforceSignWorkflow", request.path("signInSequence").asBoolean())
                .put("transactionSource", "API")
                .put("editable", false);
        json.putArray("folderDocumentIds").add(id + 5_000_000);
        if (reason != null) {
            json.put("reason_for_cancelling", reason);
        }
        for (String name : KEPT) {
            if (request.has(name)) {
                json.set(name, request.get(name));
            }
        }
        ArrayNode all = json.putArray("folderRecipientParties");
        parties.forEach(party -> all.add(view(party, partyStatus)));
        return json;
    }

    private ObjectNode view(Party party, boolean partyStatus) {
        ObjectNode json = TwinJson.object().put("partyId", party.id);
        json.putObject("partyDetails")
                .put("partyId", party.id)
                .put("firstName", party.said.path("firstName").asText())
                .put("lastName", party.said.path("lastName").asText())
                .put("emailId", party.said.path("emailId").asText());
        json.put("contractPermissions", party.said.path("permission").asText())
                .put("partySequence", party.said.path("sequence").asInt())
                .put("workflowSignSequence", party.sequence)
                .put("envelopeId", id)
                .put("sharingMode", "email")
                .put(
                        "folderAccessURL",
                        "https://na1.foxitesign.foxit.com/documents/viewDocumentDirect?encrDocId=" + id);
        if (partyStatus) {
            json.put("partyStatus", party.word());
        }
        if (party.signed != null) {
            json.put("signedDate", party.signed.toEpochMilli());
        }
        return json;
    }
}
