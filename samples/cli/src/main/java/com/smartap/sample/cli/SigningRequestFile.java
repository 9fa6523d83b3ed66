package com.smartap.sample.cli;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

/** A request for signatures as JSON; what is wrong with it is refused by the name of its field. */
final class SigningRequestFile {
    private SigningRequestFile() {}

    static SigningRequest read(Path file, Path document) throws IOException {
        JsonFields fields = JsonFields.of("request", Json.read(file, "request"));
        DocumentSource source = InputFile.open(document);
        List<Signatory> people = fields.list("signatories").stream()
                .map(SigningRequestFile::person)
                .toList();
        ContentHash hash = hash(source);
        SigningRequest request = fields.make(
                "",
                () -> new SigningRequest(
                        fields.text("reference"),
                        fields.text("title"),
                        source,
                        hash,
                        people,
                        fields.optionalText("message").orElse(""),
                        fields.instant("expiresAt").orElseThrow(() -> fields.problem("expiresAt", "is missing"))));
        fields.refuseOthers();
        return request;
    }

    /** The key of a request: its reference alone, so that the same reference never asks twice. */
    static IdempotencyKey key(SigningRequest request) {
        return IdempotencyKey.of("sign", request.reference());
    }

    private static Signatory person(JsonFields fields) {
        Signatory person =
                fields.make("", () -> new Signatory(fields.text("id"), fields.text("name"), fields.text("email")));
        fields.refuseOthers();
        return person;
    }

    private static ContentHash hash(DocumentSource source) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        try (InputStream in = new DigestInputStream(source.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return ContentHash.ofDigest(digest.digest());
    }
}
