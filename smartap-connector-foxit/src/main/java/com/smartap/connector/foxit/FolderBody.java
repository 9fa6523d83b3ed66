package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.foxit.FoxitSettings.Form;
import com.smartap.connector.support.Json;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the body of {@code /folders/createfolder}, and says what cannot be written. */
final class FolderBody {
    private static final int FIELD_WIDTH = 200;
    private static final int FIELD_HEIGHT = 40;
    private static final int GAP = 15;
    private static final int COLUMNS = 2;
    private static final int PAGE_HEIGHT = 780;

    private final FoxitSettings settings;
    private final Clock clock;

    FolderBody(FoxitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What Foxit cannot carry of a request, as far as that shows without its document. */
    List<String> check(SigningRequest request) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Signatory person : request.signatories()) {
            if (!seen.add(person.email().toLowerCase(Locale.ROOT))) {
                problems.add("signatories: %s has the e-mail address of somebody else; Foxit tells people apart by it"
                        .formatted(person.id()));
            }
        }
        int rows = (request.signatories().size() + COLUMNS - 1) / COLUMNS;
        if (settings.form().y() + rows * (FIELD_HEIGHT + GAP) > PAGE_HEIGHT) {
            problems.add("signatories: %d do not fit on the page under signatureY (%d)"
                    .formatted(request.signatories().size(), settings.form().y()));
        }
        return problems;
    }

    ObjectNode of(SigningRequest request, FolderMark mark, byte[] pdf) {
        ObjectNode body = Json.object();
        body.put("folderName", folderName(request, mark)).put("inputType", "base64");
        body.putArray("fileNames").add(request.reference().replace('/', '-') + ".pdf");
        body.putArray("base64FileString").add(Base64.getEncoder().encodeToString(pdf));
        parties(body.putArray("parties"), request.signatories());
        fields(body.putArray("fields"), request.signatories().size());
        body.put("signInSequence", true).put("sendNow", true);
        body.put("processTextTags", false).put("processAcroFields", false);
        switch (settings.search().place()) {
            case METADATA ->
                body.putObject(settings.search().field())
                        .put("smartap", mark.text())
                        .put("reference", request.reference());
            case CUSTOM_FIELD -> body.put(settings.search().field(), mark.text());
            case FOLDER_NAME -> {}
        }
        Form form = settings.form();
        if (!form.messageField().isEmpty() && !request.message().isBlank()) {
            body.put(form.messageField(), request.message());
        }
        if (!form.expiryField().isEmpty()) {
            expiry(body, form, request);
        }
        return body;
    }

    private String folderName(SigningRequest request, FolderMark mark) {
        return settings.search().place() == FoxitSettings.Place.FOLDER_NAME
                ? request.title() + " " + mark.text()
                : request.title();
    }

    private static void parties(ArrayNode parties, List<Signatory> people) {
        for (int i = 0; i < people.size(); i++) {
            Signatory person = people.get(i);
            String name = person.name().strip().replaceAll("\\s+", " ");
            int cut = name.lastIndexOf(' ');
            parties.addObject()
                    .put("firstName", cut < 0 ? name : name.substring(0, cut))
                    .put("lastName", cut < 0 ? "-" : name.substring(cut + 1)) // must not be empty
                    .put("emailId", person.email())
                    .put("permission", "FILL_FIELDS_AND_SIGN")
                    .put("sequence", i + 1)
                    .put("workflowSequence", i + 1);
        }
    }

    /** A place to sign for each, two beside each other. */
    private void fields(ArrayNode fields, int people) {
        Form form = settings.form();
        for (int i = 0; i < people; i++) {
            fields.addObject()
                    .put("type", "signature")
                    .put("x", form.x() + i % COLUMNS * (FIELD_WIDTH + GAP))
                    .put("y", form.y() + i / COLUMNS * (FIELD_HEIGHT + GAP))
                    .put("width", FIELD_WIDTH)
                    .put("height", FIELD_HEIGHT)
                    .put("documentNumber", 1)
                    .put("pageNumber", form.page())
                    .put("party", i + 1)
                    .put("required", true);
        }
    }

    private void expiry(ObjectNode body, Form form, SigningRequest request) {
        switch (form.expiry()) {
            case MILLIS -> body.put(form.expiryField(), request.expiresAt().toEpochMilli());
            case DATE ->
                body.put(
                        form.expiryField(),
                        request.expiresAt()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString());
            case DAYS -> {
                // Whole days, the last one begun counts: ended too early, nobody could sign any more.
                long seconds =
                        Duration.between(clock.instant(), request.expiresAt()).toSeconds();
                body.put(form.expiryField(), Math.max(1, (seconds + 86_399) / 86_400));
            }
        }
    }
}
