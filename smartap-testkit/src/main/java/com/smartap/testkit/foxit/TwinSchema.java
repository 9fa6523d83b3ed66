package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/** The fields of requests, as Foxit's guide lists them; what is not in it is noted, and what is wrong refused. */
final class TwinSchema {
    private static final Set<String> FOLDER = Set.of(
            "folderName",
            "inputType",
            "fileNames",
            "base64FileString",
            "parties",
            "fields",
            "signInSequence",
            "sendNow",
            "processTextTags",
            "processAcroFields",
            "createEmbeddedSigningSession",
            "sessionExpire",
            "expiry",
            "metadata",
            "custom_field1",
            "custom_field2",
            "custom_field3",
            "folderPassword",
            "senderEmail",
            // Not confirmed by anybody; the simulator's own names for what the settings can be pointed at.
            "emailMessage",
            "expiryDate");
    private static final Set<String> PARTY =
            Set.of("firstName", "lastName", "emailId", "permission", "sequence", "workflowSequence", "allowNameChange");
    private static final Set<String> FIELD = Set.of(
            "type", "x", "y", "width", "height", "documentNumber", "pageNumber", "party", "required", "name", "value");
    private static final Set<String> PERMISSIONS =
            Set.of("FILL_FIELDS_AND_SIGN", "FILL_FIELDS_ONLY", "SIGN_ONLY", "VIEW_ONLY", "PARTY_ASSIGNER");
    private final Consumer<String> violation;

    TwinSchema(Consumer<String> violation) {
        this.violation = violation;
    }

    /** Checks a new folder, and returns its document. */
    byte[] folder(ObjectNode body) {
        known("createfolder", body, FOLDER);
        text(body, "folderName");
        if (!body.path("inputType").asText().equals("base64")) {
            throw wrong("inputType must be base64");
        }
        flag(body, "sendNow");
        flag(body, "signInSequence");
        JsonNode files = body.path("base64FileString");
        if (!files.isArray() || files.size() != 1 || body.path("fileNames").size() != 1) {
            throw wrong("fileNames and base64FileString must hold one file each");
        }
        Set<Integer> signing = new HashSet<>();
        body.path("fields").forEach(field -> signing.add(field((ObjectNode) field, body)));
        JsonNode parties = body.path("parties");
        if (!parties.isArray() || parties.isEmpty()) {
            throw wrong("parties parameter must be required");
        }
        int number = 0;
        for (JsonNode party : parties) {
            number++;
            party((ObjectNode) party);
            if (!signing.contains(number)) {
                throw wrong("party %d has no field to sign".formatted(number));
            }
        }
        return document(files.get(0));
    }

    /** A folder's number, which has to be a number in JSON. */
    long folderId(ObjectNode body, String... others) {
        Set<String> known = new HashSet<>(Set.of(others));
        known.add("folderId");
        known("request", body, known);
        JsonNode id = body.path("folderId");
        if (!id.isIntegralNumber()) {
            throw wrong("folderId must be a number");
        }
        return id.longValue();
    }

    String text(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name + " parameter must be required");
        }
        return value.textValue();
    }

    void known(String what, ObjectNode body, Set<String> names) {
        for (Iterator<String> all = body.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            if (!names.contains(name)) {
                violation.accept("%s: %s is not a field of it".formatted(what, name));
            }
        }
    }

    TwinFault wrong(String sentence) {
        violation.accept(sentence);
        return TwinFault.error(sentence);
    }

    private byte[] document(JsonNode file) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(file.asText());
        } catch (IllegalArgumentException e) {
            throw wrong("base64FileString is not base 64");
        }
        if (bytes.length < 8 || !new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            throw wrong("base64FileString holds no PDF");
        }
        return bytes;
    }

    private void party(ObjectNode party) {
        known("party", party, PARTY);
        text(party, "firstName");
        text(party, "lastName");
        if (!text(party, "emailId").matches("[^@\\s]+@[^@\\s]+")) {
            throw wrong("emailId is no e-mail address");
        }
        if (!PERMISSIONS.contains(text(party, "permission"))) {
            throw wrong("permission is not known");
        }
        if (!party.path("sequence").isInt() || !party.path("workflowSequence").isInt()) {
            throw wrong("sequence and workflowSequence must be numbers");
        }
    }

    private int field(ObjectNode field, ObjectNode body) {
        known("field", field, FIELD);
        text(field, "type");
        for (String number : Set.of("x", "y", "width", "height", "documentNumber", "pageNumber", "party")) {
            if (!field.path(number).isInt()) {
                throw wrong("field: %s must be a number".formatted(number));
            }
        }
        int party = field.path("party").asInt();
        if (party < 1 || party > body.path("parties").size()) {
            throw wrong("field: there is no party %d".formatted(party));
        }
        return party;
    }

    private void flag(ObjectNode body, String name) {
        if (!body.path(name).isBoolean()) {
            throw wrong(name + " must be true or false");
        }
    }
}
