package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.container.Item;
import com.smartap.capture.internal.container.Unpacker;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents out of ZIP archives, e-mails (RFC 5322 with MIME) and Outlook's winmail.dat, and out of those within
 * them. At most 200 documents and 200 MiB come out, from two archives within each other; sizes are counted and never
 * believed. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Containers {
    private Containers() {}

    /** Whether a document that begins so holds other documents; 4096 bytes are enough. */
    public static boolean isContainer(byte[] head) {
        return Kinds.of(requireNonNull(head, "head")).isContainer();
    }

    /**
     * One document of a container, or why it was not taken.
     *
     * @param path where it was, such as {@code a.zip/b.pdf}; made harmless, for people
     * @param document the document; null if it was refused
     * @param refusal why it was refused; null if it was not
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Inside(
            String path,
            @Nullable DocumentSource document,
            @Nullable DocumentException refusal) {
        /** The document, if it was taken. */
        public Optional<DocumentSource> taken() {
            return Optional.ofNullable(document);
        }
    }

    /**
     * What a container held.
     *
     * @param documents in their order
     * @param findings what is strange about the container, a sentence each
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Unpacked(List<Inside> documents, List<String> findings) {
        /** Copies the lists. */
        public Unpacked {
            documents = List.copyOf(documents);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Takes everything out at once.
     *
     * @throws DocumentException if the document is no container, or as a whole damaged or beyond the limits
     */
    public static Unpacked unpack(DocumentSource container, ReadLimits limits) {
        List<Inside> documents = new ArrayList<>();
        List<String> findings = each(container, limits, documents::add);
        return new Unpacked(documents, findings);
    }

    /**
     * Takes one document out after the other, so that memory holds one at a time.
     *
     * @return what is strange about the container, a sentence each
     * @throws DocumentException if the document is no container, or as a whole damaged or beyond the limits; what was
     *     handed over before remains valid
     */
    public static List<String> each(DocumentSource container, ReadLimits limits, Consumer<Inside> sink) {
        requireNonNull(container, "container");
        requireNonNull(limits, "limits");
        requireNonNull(sink, "sink");
        return List.copyOf(Unpacker.unpack(container, limits, item -> sink.accept(inside(item))));
    }

    private static Inside inside(Item item) {
        byte[] bytes = item.bytes();
        String name = item.path().substring(item.path().lastIndexOf('/') + 1);
        return new Inside(item.path(), bytes == null ? null : DocumentSource.of(name, bytes), item.refusal());
    }
}
