package com.smartap.capture.internal.image;

import java.util.function.Supplier;

/** Numbers at places of a file; whatever lies beyond its end is a damage. */
final class Bytes {
    private final byte[] data;
    private final int from;
    private final int to;
    private final boolean little;
    private final Supplier<RuntimeException> damage;

    Bytes(byte[] data, int from, int to, boolean little, Supplier<RuntimeException> damage) {
        this.data = data;
        this.from = from;
        this.to = Math.min(to, data.length);
        this.little = little;
        this.damage = damage;
    }

    int length() {
        return to - from;
    }

    int u8(long at) {
        if (at < 0 || at >= length()) {
            throw damage.get();
        }
        return data[from + (int) at] & 0xff;
    }

    int u16(long at) {
        int first = u8(at);
        int second = u8(at + 1);
        return little ? second << 8 | first : first << 8 | second;
    }

    long u32(long at) {
        long first = u16(at);
        long second = u16(at + 2);
        return little ? second << 16 | first : first << 16 | second;
    }

    boolean has(long at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (at + i >= length() || u8(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
