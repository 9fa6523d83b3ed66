package com.smartap.testkit.pki;

import com.smartap.testkit.twin.TwinServer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/** The paths of the laboratory: {@code /tsa}, {@code /ocsp/…}, {@code /crl/…}, {@code /ca/…}. */
final class LabDispatcher implements TwinServer.System {
    private static final int ENDLESS = 64 * 1024 * 1024;

    private final LabPki pki;

    LabDispatcher(LabPki pki) {
        this.pki = pki;
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        if (pki.faults().contains(PkiFault.GARBAGE)) {
            return found("text/plain", "It works!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        if (pki.faults().contains(PkiFault.ENDLESS)) {
            return new MockResponse.Builder().code(200).chunkedBody(new Buffer().write(new byte[ENDLESS]), 8192);
        }
        try {
            return routed(request);
        } catch (IllegalArgumentException malformed) {
            return new MockResponse.Builder().code(400);
        }
    }

    private MockResponse.Builder routed(RecordedRequest request) {
        var path = request.getUrl().pathSegments();
        ByteString body = request.getBody();
        byte[] bytes = body == null ? new byte[0] : body.toByteArray();
        String authority = path.size() > 1 ? path.get(1) : "";
        boolean silent = pki.faults().contains(PkiFault.NO_REVOCATION);
        return switch (path.get(0)) {
            case "tsa" -> found("application/timestamp-reply", pki.timestamp(bytes));
            case "ca" -> found("application/pkix-cert", pki.certificate(authority));
            case "crl" -> silent ? notFound() : found("application/pkix-crl", pki.crl(authority));
            case "ocsp" -> silent ? notFound() : found("application/ocsp-response", pki.ocsp(authority, bytes));
            default -> notFound();
        };
    }

    private static MockResponse.Builder notFound() {
        return new MockResponse.Builder().code(404);
    }

    private static MockResponse.Builder found(String type, byte[] body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", type)
                .body(new Buffer().write(body));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return false;
    }

    @Override
    public MockResponse.Builder refusal() {
        return new MockResponse.Builder().code(403);
    }

    @Override
    public MockResponse.Builder throttled() {
        return new MockResponse.Builder().code(429).setHeader("Retry-After", "1");
    }

    @Override
    public void expire() {}

    @Override
    public void revoke() {}
}
