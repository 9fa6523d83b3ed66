package com.smartap.archive.internal.assemble;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the XMP metadata of a sealed document, with its own schema declared as PDF/A asks for. */
public final class XmpPacket {
    /** The namespace of what a seal states about its document. */
    public static final String NAMESPACE = "https://smartap.com/ns/seal/1/";

    /** Who wrote the file, without a version: the same request gives the same bytes. */
    public static final String PRODUCER = "SmartAP";

    private static final Pattern AUDIT = Pattern.compile("<smartap:AuditSha256>([0-9a-f]{64})</smartap:AuditSha256>");

    private XmpPacket() {}

    /** Writes the packet; {@code foreign} is what of the source's own metadata is kept. */
    public static byte[] write(SealFacts facts, boolean pdfa, ForeignXmp foreign) {
        String time =
                facts.sealedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
        String lines = facts.stamp().stream()
                .map(line -> "<rdf:li>" + PlainText.xml(line) + "</rdf:li>")
                .collect(Collectors.joining());
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
                <smartap:SealedAt>%s</smartap:SealedAt><smartap:PdfaCheck>%s</smartap:PdfaCheck>\
                <smartap:Facts><rdf:Seq>%s</rdf:Seq></smartap:Facts></rdf:Description>
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
                        PlainText.xml(facts.pdfa() + " (" + facts.rules() + ")"),
                        lines,
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

    private static String schema() {
        return "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>SmartAP seal</pdfaSchema:schema>"
                + "<pdfaSchema:namespaceURI>" + NAMESPACE + "</pdfaSchema:namespaceURI>"
                + "<pdfaSchema:prefix>smartap</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
                + property("AuditSha256", "Text", "SHA-256 of the attached audit.json")
                + property("SourceSha256", "Text", "SHA-256 of the document before it was sealed")
                + property("SealedAt", "Date", "The moment that the seal claims")
                + property("PdfaCheck", "Text", "Result of the PDF/A check and the rules it used")
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
