package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Uploads of files: multipart, with a part {@code files}, and a boundary without quotes. */
final class B1Files {
    private static final Pattern PART = Pattern.compile(
            "Content-Disposition: form-data; name=\"?([^\";\\r\\n]*)\"?; filename=\"?([^\"\\r\\n]*)\"?",
            Pattern.CASE_INSENSITIVE);
    private final B1Store store;

    B1Files(B1Store store) {
        this.store = store;
    }

    ObjectNode create(RecordedRequest request) {
        ObjectNode entry = B1Seeds.object();
        entry.putArray("Attachments2_Lines");
        add(entry, request);
        return store.put("Attachments2", entry);
    }

    /** Adds files; one of a known name is replaced. */
    void add(ObjectNode entry, RecordedRequest request) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("multipart/form-data; boundary=") || type.contains("\"")) {
            throw new B1Fault(405, -1, "Method not allowed: the boundary of the multipart body is not understood");
        }
        @Nullable ByteString bytes = request.getBody();
        String body = bytes == null ? "" : bytes.string(StandardCharsets.UTF_8);
        String boundary = type.substring(type.indexOf('=') + 1);
        if (!body.startsWith("--" + boundary) || !body.contains("--" + boundary + "--")) {
            throw new B1Fault(400, -1, "The multipart body does not keep to its boundary");
        }
        Matcher part = PART.matcher(body);
        boolean any = false;
        while (part.find()) {
            if (!part.group(1).equals("files")) {
                throw new B1Fault(400, -1, "Part '%s' is not expected".formatted(part.group(1)));
            }
            line(entry.withArrayProperty("Attachments2_Lines"), part.group(2));
            any = true;
        }
        if (!any) {
            throw new B1Fault(400, -1, "No file was sent");
        }
    }

    private void line(ArrayNode lines, String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1 || !name.substring(dot + 1).matches("(?i)pdf|xml|png|jpe?g|txt|docx?|xlsx?|csv|zip")) {
            throw new B1Fault(400, -43, "File type of '%s' is not allowed".formatted(name));
        }
        String stem = name.substring(0, dot);
        String extension = name.substring(dot + 1);
        for (JsonNode line : lines) {
            if (line.path("FileName").asText().equals(stem)
                    && line.path("FileExtension").asText().equals(extension)) {
                return;
            }
        }
        ObjectNode line = lines.addObject().put("SourcePath", "/attachments").put("FileName", stem);
        line.put("FileExtension", extension)
                .put("AttachmentDate", store.today())
                .put("Override", "tNO");
    }
}
