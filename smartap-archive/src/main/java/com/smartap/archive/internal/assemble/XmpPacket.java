package com.smartap.archive.internal.assemble;

import com.smartap.spi.archive.SealLevel;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the XMP metadata of a sealed document, with its own schema declared as PDF/A asks for. */
public final class XmpPacket {
    /** The namespace of what a seal states about its document. */
    public static final String NAMESPACE = "https://smartap.com/ns/seal/1/";

    /** Who wrote the file, without a version: the same request gives the same bytes. */
    public static final String PRODUCER = "SmartAP";

    private static final int MAX_TRAIL = 256 * 1024;
    private static final Pattern AUDIT = Pattern.compile("<smartap:AuditSha256>([0-9a-f]{64})</smartap:AuditSha256>");

    private static final Pattern TARGET =
            Pattern.compile("<smartap:TargetLevel>([A-Za-z-]{1,20})</smartap:TargetLevel>");

    private static final Pattern PDFA =
            Pattern.compile("<smartap:PdfaCheck>([^<]{0,5000}) \\([^<(]*\\)</smartap:PdfaCheck>");

    private XmpPacket() {}

    /** Writes the packet; {@code foreign} is what of the source's own metadata is kept. */
    public static byte[] write(SealFacts facts, boolean pdfa, ForeignXmp foreign) {
        String time =
                facts.sealedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
        String lines = items(facts.stamp());
        String packet = """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>\
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title></rdf:Description>
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>%s</xmp:CreateDate>\
                <xmp:ModifyDate>%s</xmp:ModifyDate><xmp:MetadataDate>%s</xmp:MetadataDate></rdf:Description>
                <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>%s</pdf:Producer></rdf:Description>
                %s<rdf:Description rdf:about="" xmlns:smartap="%s">\
                <smartap:AuditSha256>%s</smartap:AuditSha256><smartap:SourceSha256>%s</smartap:SourceSha256>\
                <smartap:SealedAt>%s</smartap:SealedAt><smartap:TargetLevel>%s</smartap:TargetLevel>\
                <smartap:PdfaCheck>%s</smartap:PdfaCheck><smartap:Facts><rdf:Seq>%s</rdf:Seq></smartap:Facts>\
                <smartap:Changes><rdf:Seq>%s</rdf:Seq></smartap:Changes>%s</rdf:Description>
                %s<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
                xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
                <pdfaExtension:schemas><rdf:Bag>%s%s</rdf:Bag></pdfaExtension:schemas></rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>""".formatted(
                        PlainText.xml(facts.title()),
                        time,
                        time,
                        time,
                        PRODUCER,
                        pdfa
                                ? "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                                        + "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
                                : "",
                        NAMESPACE,
                        facts.audit().hex(),
                        facts.source().hex(),
                        time,
                        facts.target().label(),
                        PlainText.xml(facts.pdfa() + " (" + facts.rules() + ")"),
                        lines,
                        items(facts.changes()),
                        audit(facts.trail()),
                        foreign.properties(),
                        schema(),
                        foreign.schemas());
        return packet.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of the audit trail that a packet states; empty text if it states none, or several. */
    public static String auditHash(byte[] packet) {
        Matcher matcher = AUDIT.matcher(new String(packet, StandardCharsets.UTF_8));
        String hash = matcher.find() ? matcher.group(1) : "";
        return matcher.find() ? "" : hash;
    }

    /** Whether a packet states what only a sealed document states. */
    public static boolean claimsSeal(byte[] packet) {
        return new String(packet, StandardCharsets.UTF_8).contains("AuditSha256>");
    }

    /** What the packet states about PDF/A, without the rules; empty text if it states nothing. */
    public static String pdfa(byte[] packet) {
        Matcher matcher = PDFA.matcher(new String(packet, StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The level that the seal aims at, if the packet states it. */
    public static Optional<SealLevel> target(byte[] packet) {
        Matcher matcher = TARGET.matcher(new String(packet, StandardCharsets.UTF_8));
        return matcher.find()
                ? Stream.of(SealLevel.values())
                        .filter(level -> level.label().equals(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static String items(List<String> lines) {
        return lines.stream()
                .map(line -> "<rdf:li>" + PlainText.xml(line) + "</rdf:li>")
                .collect(Collectors.joining());
    }

    /** A trail that is too long for metadata is in the attachment only. */
    private static String audit(byte[] trail) {
        return trail.length > MAX_TRAIL
                ? ""
                : "<smartap:AuditTrail>%s</smartap:AuditTrail>"
                        .formatted(PlainText.xml(new String(trail, StandardCharsets.UTF_8)));
    }

    private static String schema() {
        return "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>SmartAP seal</pdfaSchema:schema>"
                + "<pdfaSchema:namespaceURI>" + NAMESPACE + "</pdfaSchema:namespaceURI>"
                + "<pdfaSchema:prefix>smartap</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
                + property("AuditSha256", "Text", "SHA-256 of the attached audit.json")
                + property("SourceSha256", "Text", "SHA-256 of the document before it was sealed")
                + property("SealedAt", "Date", "The moment that the seal claims")
                + property("PdfaCheck", "Text", "Result of the PDF/A check and the rules it used")
                + property("TargetLevel", "Text", "The level that the seal aims at")
                + property("Changes", "Seq Text", "What was removed or changed before sealing")
                + property("AuditTrail", "Text", "The audit trail, as in the attached audit.json")
                + property("Facts", "Seq Text", "The lines of the visible stamp")
                + "</rdf:Seq></pdfaSchema:property></rdf:li>";
    }

    private static String property(String name, String type, String description) {
        return "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name>".formatted(name)
                + "<pdfaProperty:valueType>%s</pdfaProperty:valueType>".formatted(type)
                + "<pdfaProperty:category>internal</pdfaProperty:category>"
                + "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>".formatted(description);
    }
}
