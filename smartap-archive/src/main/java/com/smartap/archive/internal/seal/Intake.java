package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.convert.DocumentKind;
import com.smartap.archive.internal.convert.ScanToPdf;
import com.smartap.archive.internal.convert.XmlToPdf;
import com.smartap.archive.internal.verify.FileCheck;
import com.smartap.archive.internal.verify.Finding;
import com.smartap.archive.internal.verify.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a PDF of whatever arrives, and keeps beside it what a rendering cannot hold. */
final class Intake {
    private Intake() {}

    static Material of(String name, byte[] source, int maxPages, Instant at) throws IOException {
        List<String> warnings = new ArrayList<>();
        DocumentKind kind = DocumentKind.of(source);
        return switch (kind) {
            case PNG, JPEG, TIFF ->
                new Material(source, ScanToPdf.convert(name, source, kind, maxPages, warnings), List.of(), warnings);
            case XML ->
                new Material(
                        source,
                        XmlToPdf.convert(name, source, maxPages, warnings),
                        List.of(new Material.Attached(
                                name.toLowerCase(java.util.Locale.ROOT).endsWith(".xml") ? name : name + ".xml",
                                "text/xml",
                                "E-invoice as received",
                                "Source",
                                source)),
                        warnings);
            case PDF -> pdf(name, source, at);
        };
    }

    /** A rendering cannot keep the signatures of a signed document, so the document itself is kept in it. */
    private static Material pdf(String name, byte[] source, Instant at) throws IOException {
        if (!new String(source, StandardCharsets.ISO_8859_1).contains("/ByteRange")) {
            return Material.of(source);
        }
        Findings findings = FileCheck.of(name, source, Set.of(), at);
        if (findings.signatures().isEmpty()) {
            return Material.of(source);
        }
        List<String> warnings = new ArrayList<>();
        for (Finding finding : findings.signatures()) {
            warnings.add("the document arrived signed by %s (%s); the original is attached bit for bit"
                    .formatted(
                            finding.path() == null
                                    ? "an unknown signer"
                                    : finding.path().subjects().get(0),
                            finding.valid() ? "valid" : "not valid"));
        }
        findings.problems().forEach(problem -> warnings.add("about its signatures: " + problem));
        return new Material(source, source, List.of(original(name, source)), warnings);
    }

    static Material.Attached original(String name, byte[] source) {
        return new Material.Attached(
                "original-" + (name.toLowerCase(java.util.Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf"),
                "application/pdf",
                "The document as received",
                "Source",
                source);
    }
}
