package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.StoreRefusedException;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends objects, at once or in parts. An object is there as a whole when it is there at all. */
final class S3Uploads {
    private static final Logger log = LoggerFactory.getLogger(S3Uploads.class);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int MOST_PARTS = 10_000;
    private static final int ROUNDS = 3;
    private static final Set<String> TRY_AGAIN =
            Set.of("InternalError", "ServiceUnavailable", "SlowDown", "ConditionalRequestConflict", "OperationAborted");

    private final S3Calls calls;
    private final S3Options options;

    S3Uploads(S3Calls calls, S3Options options) {
        this.calls = calls;
        this.options = options;
    }

    /**
     * Sends an object.
     *
     * @param lock the headers that lock it from its first moment
     * @param over whether to write over one that is there
     * @return whether it was written; false if one was there
     */
    boolean send(Spool bytes, Map<String, String> lock, boolean over) throws IOException {
        String key = calls.place().key(bytes.stored().hash());
        Map<String, String> headers = options.headers(bytes.stored().hash().hex());
        headers.putAll(lock);
        if (bytes.stored().size() <= options.partSize()) {
            return whole(key, bytes, headers, over);
        }
        for (int round = 1; ; round++) {
            try {
                return parts(key, bytes, headers, over);
            } catch (BeginAgainException e) {
                if (round == ROUNDS) {
                    throw new StoreUnavailableException(
                            "an upload of %d bytes was not completed: %s"
                                    .formatted(bytes.stored().size(), e.getMessage()),
                            null,
                            e);
                }
                log.warn("an upload in parts begins again: {}", e.getMessage());
            }
        }
    }

    private boolean whole(String key, Spool bytes, Map<String, String> headers, boolean over) throws IOException {
        String hash = bytes.stored().hash().hex();
        headers.put("x-amz-checksum-sha256", base64(hash));
        condition(headers, over);
        StreamCall call = calls.call("PUT", key, Map.of(), headers, bytes.content(), hash);
        try (StreamAnswer answer = calls.send(call, 412)) {
            return answer.isSuccess();
        }
    }

    private void condition(Map<String, String> headers, boolean over) {
        if (options.conditionalWrites() && !over) {
            headers.put("If-None-Match", "*");
        }
    }

    private boolean parts(String key, Spool bytes, Map<String, String> headers, boolean over) throws IOException {
        Map<String, String> begin = new HashMap<>(headers);
        begin.put("x-amz-checksum-algorithm", "SHA256");
        String upload;
        try (StreamAnswer answer = calls.send(calls.call("POST", key, Map.of("uploads", ""), begin))) {
            upload = XmlElement.parse(answer.bytes(LARGEST_ANSWER)).text("UploadId");
        }
        boolean complete = false;
        try {
            StringBuilder list = new StringBuilder("<CompleteMultipartUpload>");
            long size = bytes.stored().size();
            long step = Math.max(options.partSize(), (size + MOST_PARTS - 1) / MOST_PARTS);
            int number = 0;
            for (long offset = 0; offset < size; offset += step) {
                list.append(part(key, upload, ++number, bytes, offset, Math.min(step, size - offset)));
            }
            boolean written = finish(
                    key, upload, list.append("</CompleteMultipartUpload>").toString(), over);
            complete = written;
            return written;
        } finally {
            if (!complete) {
                abort(key, upload);
            }
        }
    }

    private String part(String key, String upload, int number, Spool bytes, long offset, long length)
            throws IOException {
        byte[] digest = bytes.digest(ContentHash.newDigest(), offset, length);
        String checksum = Base64.getEncoder().encodeToString(digest);
        StreamCall call = calls.call(
                "PUT",
                key,
                Map.of("partNumber", String.valueOf(number), "uploadId", upload),
                Map.of("x-amz-checksum-sha256", checksum),
                bytes.content(offset, length),
                HexFormat.of().formatHex(digest));
        try (StreamAnswer answer = calls.send(call, 404)) {
            if (!answer.isSuccess()) {
                throw new BeginAgainException(calls.code(answer));
            }
            String etag = answer.header("ETag").orElse("").replace("&", "&amp;").replace("<", "&lt;");
            return "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag><ChecksumSHA256>%s</ChecksumSHA256></Part>"
                    .formatted(number, etag, checksum);
        }
    }

    /** S3 may answer 200 at once and write an error into the body minutes later. */
    private boolean finish(String key, String upload, String list, boolean over) throws IOException {
        Map<String, String> headers = new HashMap<>();
        condition(headers, over);
        StreamCall call = calls.small("POST", key, Map.of("uploadId", upload), headers, list);
        try (StreamAnswer answer = calls.send(call, 404, 412)) {
            if (answer.status() == 412) {
                return false;
            }
            if (answer.status() == 404) {
                return isDone(key, calls.code(answer));
            }
            XmlElement result = XmlElement.parse(answer.bytes(LARGEST_ANSWER));
            if (!result.name().equals("Error")) {
                return true;
            }
            String code = result.text("Code");
            if (TRY_AGAIN.contains(code)) {
                throw new BeginAgainException(code);
            }
            throw new StoreRefusedException("an upload in parts was refused: " + code, answer.status(), code);
        }
    }

    /** An upload that is not known any more was completed by an attempt whose answer got lost, or was removed. */
    private boolean isDone(String key, String code) throws IOException {
        if (calls.head(key, Map.of()).isPresent()) {
            return true;
        }
        throw new BeginAgainException(code);
    }

    /** Parts that are left cost money until the bucket's life cycle removes them, so nothing more is tried. */
    private void abort(String key, String upload) {
        try {
            calls.run(calls.call("DELETE", key, Map.of("uploadId", upload), Map.of()), 404);
        } catch (IOException e) {
            log.warn("parts of an upload could not be removed; the bucket's life cycle has to", e);
        }
    }

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static final class BeginAgainException extends IOException {
        private static final long serialVersionUID = 1L;

        BeginAgainException(String code) {
            super(code);
        }
    }
}
