package com.smartap.archive.internal.read;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Counts what a stream unpacks to, through all its filters, when it is first met and before anybody unpacks it. It sees
 * what {@link UnpackedSize} cannot: decrypted streams, and filters other than a single deflate.
 */
final class BoundedParser extends PDFParser {
    private static final int MAX_STREAM = 48 * 1024 * 1024;
    private static final int MAX_IMAGE = 256 * 1024 * 1024;
    private static final long MAX_TOTAL = 512L * 1024 * 1024;

    /** Filters that unpack pictures are left alone: nobody unpacks pictures here. */
    private static final Set<String> COUNTED = Set.of(
            "FlateDecode",
            "Fl",
            "LZWDecode",
            "LZW",
            "RunLengthDecode",
            "RL",
            "ASCIIHexDecode",
            "AHx",
            "ASCII85Decode",
            "A85");

    private final String document;
    private long total;

    BoundedParser(String document, byte[] file) throws IOException {
        super(new RandomAccessReadBuffer(file), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        this.document = document;
    }

    @Override
    protected synchronized COSBase parseObjectDynamically(COSObjectKey key, boolean uncompressed) throws IOException {
        COSBase object = super.parseObjectDynamically(key, uncompressed);
        if (object instanceof COSStream stream && stream.hasData()) {
            count(stream);
        }
        return object;
    }

    private void count(COSStream stream) throws IOException {
        List<String> filters = filters(stream);
        boolean image = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
        long limit = Math.min(image ? MAX_IMAGE : MAX_STREAM, MAX_TOTAL - total);
        byte[] content = null;
        for (int i = 0; i < filters.size() && COUNTED.contains(filters.get(i)); i++) {
            boolean last = i + 1 == filters.size() || !COUNTED.contains(filters.get(i + 1));
            Counter counter = new Counter(limit, !last);
            try (InputStream in = content == null ? stream.createRawInputStream() : new ByteArrayInputStream(content)) {
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, counter, stream, i);
            } catch (IOException | RuntimeException damaged) {
                if (damaged instanceof DocumentException) {
                    throw damaged;
                }
            }
            total += last ? counter.count : 0;
            content = counter.toByteArray();
        }
    }

    private static List<String> filters(COSStream stream) {
        List<String> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                names.add(array.getObject(i) instanceof COSName name ? name.getName() : "");
            }
        }
        return names;
    }

    private final class Counter extends ByteArrayOutputStream {
        private final long limit;
        private final boolean kept;
        private long count;

        Counter(long limit, boolean kept) {
            this.limit = limit;
            this.kept = kept;
        }

        @Override
        public synchronized void write(int b) {
            add(1);
            if (kept) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            add(length);
            if (kept) {
                super.write(bytes, from, length);
            }
        }

        private void add(int more) {
            count += more;
            if (count > limit) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "document (%s) unpacks to more than %d MB. Maybe print it to a new PDF."
                                .formatted(document, limit / (1024 * 1024)));
            }
        }
    }
}
