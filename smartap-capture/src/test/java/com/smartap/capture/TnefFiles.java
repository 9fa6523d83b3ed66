package com.smartap.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Outlook's winmail.dat, made for tests. */
final class TnefFiles {
    private TnefFiles() {}

    static byte[] with(String name, byte[] content) {
        byte[] title = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(6 + 3 * 11 + 14 + title.length + content.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x223E9F78).putShort((short) 1);
        attribute(out, 0x9002, 0x6, new byte[14]);
        attribute(out, 0x8010, 0x1, title);
        attribute(out, 0x800F, 0x6, content);
        return out.array();
    }

    private static void attribute(ByteBuffer out, int id, int type, byte[] data) {
        out.put((byte) 2)
                .putShort((short) id)
                .putShort((short) type)
                .putInt(data.length)
                .put(data);
        out.putShort((short) 0);
    }
}
