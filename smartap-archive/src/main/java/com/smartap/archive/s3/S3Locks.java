package com.smartap.archive.s3;

import com.smartap.spi.archive.ObjectLocking.LockState;
import com.smartap.spi.archive.Retention;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Object Lock: headers of new objects, and the subresources of those that are there. */
final class S3Locks {
    private static final String NAMESPACE = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final S3Calls calls;

    S3Locks(S3Calls calls) {
        this.calls = calls;
    }

    /** The headers that lock a new object. */
    static Map<String, String> headers(LockState lock) {
        Map<String, String> headers = new HashMap<>();
        lock.retention().ifPresent(retention -> {
            headers.put("x-amz-object-lock-mode", retention.mode().name());
            headers.put("x-amz-object-lock-retain-until-date", retention.until().toString());
        });
        if (lock.legalHold()) {
            headers.put("x-amz-object-lock-legal-hold", "ON");
        }
        return headers;
    }

    void retain(String key, String version, Retention retention) throws IOException {
        String body = "<Retention %s><Mode>%s</Mode><RetainUntilDate>%s</RetainUntilDate></Retention>"
                .formatted(NAMESPACE, retention.mode(), retention.until());
        calls.run(calls.small("PUT", key, subresource("retention", version), Map.of(), body));
    }

    void hold(String key, String version, boolean held) throws IOException {
        String body = "<LegalHold %s><Status>%s</Status></LegalHold>".formatted(NAMESPACE, held ? "ON" : "OFF");
        calls.run(calls.small("PUT", key, subresource("legal-hold", version), Map.of(), body));
    }

    private static Map<String, String> subresource(String name, String version) {
        Map<String, String> query = new HashMap<>(S3Calls.version(version));
        query.put(name, "");
        return query;
    }
}
