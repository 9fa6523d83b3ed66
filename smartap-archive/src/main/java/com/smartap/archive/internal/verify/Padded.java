package com.smartap.archive.internal.verify;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;

/** A DER value in a place that is larger than it; the rest is zero. */
final class Padded {
    private Padded() {}

    static byte[] unpadded(byte[] place) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(place)) {
            if (in.readObject() == null) {
                throw new IOException("there is nothing in its place");
            }
            int length = place.length - in.available();
            for (int i = length; i < place.length; i++) {
                if (place[i] != 0) {
                    throw new IOException("it is not the only thing in its place");
                }
            }
            return Arrays.copyOf(place, length);
        } catch (RuntimeException e) {
            throw new IOException("it cannot be read", e);
        }
    }
}
