package com.smartap.capture.internal.container;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;

/** The header of a part of a mail: its name and how it is meant to be shown. Of fields that come twice the first counts. */
final class PartHead {
    private String disposition = "";
    private String dispositionName = "";
    private String typeName = "";
    private final Map<String, Boolean> seen = new HashMap<>();

    void field(Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        if (seen.putIfAbsent(name, true) != null) {
            return;
        }
        if (name.equals("content-disposition")) {
            RawBody body = parsed(field);
            disposition = body.getValue() == null ? "" : body.getValue().strip().toLowerCase(Locale.ROOT);
            dispositionName = parameter(body, "filename");
        } else if (name.equals("content-type")) {
            typeName = parameter(parsed(field), "name");
        }
    }

    private static RawBody parsed(Field field) {
        RawField raw = field instanceof RawField known ? known : new RawField(field.getName(), field.getBody());
        return RawFieldParser.DEFAULT.parseRawBody(raw);
    }

    /** A parameter in any of its forms: plain, in pieces with a character set (RFC 2231), as encoded words (RFC 2047). */
    private static String parameter(RawBody body, String name) {
        MimeParameterMapping parameters = new MimeParameterMapping();
        for (NameValuePair pair : body.getParams()) {
            if (pair.getName() != null && pair.getValue() != null) {
                parameters.addParameter(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
            }
        }
        String value;
        try {
            value = parameters.get(name);
        } catch (RuntimeException e) {
            // An unknown character set; the name is lost, the document is not.
            value = null;
        }
        if (value == null) {
            return "";
        }
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** The name of the file; empty if there is none. The disposition's wins over the type's. */
    String fileName() {
        return dispositionName.isBlank() ? typeName.strip() : dispositionName.strip();
    }

    boolean isAttachment() {
        return disposition.equals("attachment");
    }

    /** Whether it stands within the text of the mail. */
    boolean isInline() {
        return disposition.equals("inline") || !isAttachment() && seen.containsKey("content-id");
    }
}
