package com.smartap.capture.internal.container;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.DocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the documents out of an e-mail: attachments and inline documents of it and of the mails in it, and neither its
 * text, unless that is EDI or an e-invoice, nor the pictures that decorate it. Links are never followed.
 */
final class MailReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 1_000;
    private static final int MOST_PARTS = 200;
    private static final int MOST_DEPTH = 20;
    /** Pictures in the text of a mail that are smaller than this are logos and signatures. */
    private static final int LOGO_BYTES = 40 * 1024;

    private static final Set<String> NO_DOCUMENTS = Set.of(
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "text/calendar",
            "text/x-vcard",
            "text/vcard",
            "text/rfc822-headers",
            "message/delivery-status",
            "message/disposition-notification",
            "message/feedback-report");

    /** What programs write as the text of a mail; whatever people write there is no document. */
    private static final Set<Kind> DATA = Set.of(Kind.X12, Kind.EDIFACT, Kind.UBL, Kind.CII, Kind.FATTURAPA);

    private final long mostBytes;
    private final List<String> findings;
    private final Sink sink;
    private int unnamed;

    /** Takes what is found. */
    interface Sink {
        void part(String name, byte[] content);

        void refused(String name, DocumentException why);
    }

    MailReader(long mostBytes, List<String> findings, Sink sink) {
        this.mostBytes = mostBytes;
        this.findings = findings;
        this.sink = sink;
    }

    void read(String path, byte[] mail) {
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(LONGEST_LINE)
                .setMaxHeaderLen(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxContentLen(-1)
                .setMalformedHeaderStartsBody(false)
                .build();
        MimeTokenStream stream = new MimeTokenStream(config, DecodeMonitor.SILENT, null);
        int from = start(mail);
        stream.parse(new ByteArrayInputStream(mail, from, mail.length - from));
        walk(path, stream);
    }

    /** Mails that come out of mailbox files keep the line that separated them from the one before. */
    private static int start(byte[] mail) {
        boolean separated = mail.length > 5 && new String(mail, 0, 5, StandardCharsets.US_ASCII).equals("From ");
        int at = 0;
        while (separated && at < mail.length && mail[at] != '\n') {
            at++;
        }
        return separated ? Math.min(at + 1, mail.length) : 0;
    }

    private void walk(String path, MimeTokenStream stream) {
        PartHead head = new PartHead();
        int depth = 0;
        int parts = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = next(path, stream)) {
            switch (state) {
                case T_START_HEADER -> head = new PartHead();
                case T_FIELD -> head.field(stream.getField());
                case T_START_MESSAGE, T_START_MULTIPART -> depth++;
                case T_END_MESSAGE, T_END_MULTIPART -> depth--;
                case T_BODY -> {
                    parts++;
                    body(path, stream, head);
                }
                default -> {}
            }
            if (depth > 2 * MOST_DEPTH || parts > MOST_PARTS) {
                findings.add("%s has more than %d parts, or more than %d levels; the rest was left out"
                        .formatted(path, MOST_PARTS, MOST_DEPTH));
                return;
            }
        }
    }

    /** Whatever the parser makes of a broken mail: what came before counts. */
    private EntityState next(String path, MimeTokenStream stream) {
        try {
            return stream.next();
        } catch (IOException | MimeException | IllegalStateException | IllegalArgumentException e) {
            findings.add("%s breaks off or is beyond what mails may be; what came before was taken".formatted(path));
            return EntityState.T_END_OF_STREAM;
        }
    }

    private byte @Nullable [] content(String path, MimeTokenStream stream) {
        try (InputStream in = stream.getDecodedInputStream()) {
            return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, mostBytes + 1));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            findings.add("a part of %s breaks off and was left out".formatted(path));
            return null;
        }
    }

    private void body(String path, MimeTokenStream stream, PartHead head) {
        BodyDescriptor body = stream.getBodyDescriptor();
        String type = body.getMimeType() == null ? "" : body.getMimeType();
        String given = head.fileName();
        boolean text = type.startsWith("text/plain") || type.startsWith("text/html");
        boolean written = text && given.isEmpty() && !head.isAttachment();
        if (NO_DOCUMENTS.contains(type)) {
            return;
        }
        if (type.equals("message/partial") || type.equals("message/external-body")) {
            findings.add("a part of the type %s was left out: its content is elsewhere".formatted(type));
            return;
        }
        byte[] content = content(path, stream);
        if (content == null) {
            return;
        }
        if (written && !DATA.contains(kind(content))) {
            return;
        }
        String name = written ? "text" : given.isEmpty() ? "attachment-" + ++unnamed : given;
        if (content.length > mostBytes) {
            sink.refused(
                    name,
                    Refusals.tooLarge("%s has more than %d bytes. Maybe send it in parts."
                            .formatted(Names.plain(name), mostBytes)));
            return;
        }
        Kind kind = kind(content);
        boolean picture = kind == Kind.PNG || kind == Kind.JPEG || kind == Kind.GIF || kind == Kind.WEBP;
        boolean decoration = picture && head.isInline() && content.length < LOGO_BYTES;
        boolean nothing = given.isEmpty() && (kind == Kind.UNKNOWN || kind == Kind.TEXT || kind == Kind.HTML);
        if (!decoration && !nothing) {
            sink.part(name, content);
        }
    }

    private static Kind kind(byte[] content) {
        return Kinds.of(Arrays.copyOf(content, Math.min(content.length, Kinds.HEAD)));
    }
}
