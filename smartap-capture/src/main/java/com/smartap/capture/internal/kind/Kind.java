package com.smartap.capture.internal.kind;

/** The kinds of documents that are told apart by their bytes. */
public enum Kind {
    /** Text, pictures or both on pages; the PDF reader finds out which. */
    PDF("a PDF", "application/pdf"),
    /** UBL invoice or credit note. */
    UBL("a UBL document", "application/xml"),
    /** Cross Industry Invoice, ZUGFeRD 1 included. */
    CII("a Cross Industry Invoice", "application/xml"),
    /** The Italian e-invoice. */
    FATTURAPA("a FatturaPA", "application/xml"),
    /** Any other XML. */
    XML("an XML document", "application/xml"),
    /** ANSI X12. */
    X12("an X12 interchange", "application/edi-x12"),
    /** UN/EDIFACT. */
    EDIFACT("an EDIFACT interchange", "application/edifact"),
    /** Rows and columns as text. */
    CSV("a table in text form (CSV)", "text/csv"),
    /** The words of a picture with their boxes, as OCR programs write them. */
    WORD_BOXES("a list of words with their boxes", "text/csv"),
    /** A workbook. */
    XLSX("an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** A picture. */
    PNG("a PNG picture", "image/png"),
    /** A photograph. */
    JPEG("a JPEG photograph", "image/jpeg"),
    /** A scan, often of several pages. */
    TIFF("a TIFF picture", "image/tiff"),
    /** An archive of other documents. */
    ZIP("a ZIP archive", "application/zip"),
    /** A message with attachments. */
    EMAIL("an e-mail", "message/rfc822"),
    /** Outlook's envelope for attachments. */
    TNEF("a TNEF file (winmail.dat) of Outlook", "application/ms-tnef"),

    /** The photographs of telephones. */
    HEIC("a HEIC photograph", "image/heic", "Maybe save it as JPEG and send that."),
    /** The AV1 picture format. */
    AVIF("an AVIF picture", "image/avif", "Maybe save it as JPEG and send that."),
    /** A small picture, often an animation. */
    GIF("a GIF picture", "image/gif", "Maybe save it as PNG and send that."),
    /** The picture format of web pages. */
    WEBP("a WebP picture", "image/webp", "Maybe save it as JPEG and send that."),
    /** The picture format of old Windows. */
    BMP("a BMP picture", "image/bmp", "Maybe save it as PNG and send that."),
    /** Word, and the other formats of that family. */
    OOXML(
            "a Word or PowerPoint document",
            "application/vnd.openxmlformats-officedocument",
            "Maybe save it as PDF and send that."),
    /** OpenDocument. */
    OPEN_DOCUMENT(
            "an OpenDocument file",
            "application/vnd.oasis.opendocument",
            "Maybe save it as PDF or XLSX and send that."),
    /** Office 97 to 2003, and Outlook messages. */
    OLE2(
            "a file of Office 97 to 2003 (.xls, .doc or .msg)",
            "application/x-ole-storage",
            "Maybe save it as XLSX or PDF and send that."),
    /** Signed or encrypted envelope. */
    PKCS7("a signed or encrypted envelope (p7m)", "application/pkcs7-mime"),
    /** Rich text. */
    RTF("an RTF document", "application/rtf", "Maybe save it as PDF and send that."),
    /** A web page. */
    HTML("a web page (HTML)", "text/html", "Maybe print it into a PDF and send that."),
    /** JSON. */
    JSON("a JSON document", "application/json", "Maybe ask the vendor for a PDF or an e-invoice."),
    /** Another archive. */
    GZIP("a gzip archive", "application/gzip", "Maybe send what is in it as it is, or as ZIP."),
    /** Another archive. */
    SEVEN_ZIP("a 7z archive", "application/x-7z-compressed", "Maybe send what is in it as it is, or as ZIP."),
    /** Another archive. */
    RAR("a RAR archive", "application/vnd.rar", "Maybe send what is in it as it is, or as ZIP."),
    /** A program. */
    PROGRAM("a program", "application/octet-stream", "Maybe do not open it: invoices are no programs."),
    /** Words without rows and columns. */
    TEXT("a plain text", "text/plain", "Maybe ask the vendor for a PDF or an e-invoice."),
    /** Nothing that is known. */
    UNKNOWN("of an unknown kind", "application/octet-stream");

    private final String phrase;
    private final String mediaType;
    private final String advice;

    Kind(String phrase, String mediaType) {
        this(phrase, mediaType, "");
    }

    Kind(String phrase, String mediaType, String advice) {
        this.phrase = phrase;
        this.mediaType = mediaType;
        this.advice = advice;
    }

    /** What it is, to follow "this is". */
    public String phrase() {
        return phrase;
    }

    /** The media type. */
    public String mediaType() {
        return mediaType;
    }

    /** What a sender can do about a kind that nothing reads; empty for kinds that have a reader. */
    public String advice() {
        return advice;
    }

    /** Whether it holds other documents. */
    public boolean isContainer() {
        return this == ZIP || this == EMAIL || this == TNEF;
    }

    /** Whether it is known, and no reader can be expected for it. */
    public boolean isHopeless() {
        return !advice.isEmpty();
    }
}
