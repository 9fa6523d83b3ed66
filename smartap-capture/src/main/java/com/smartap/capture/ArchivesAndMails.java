package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@link Containers} opens, for whoever takes documents in: ZIP archives, e-mails and winmail.dat. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ArchivesAndMails implements ContainerReader {
    /** For ServiceLoader; does nothing. */
    public ArchivesAndMails() {}

    @Override
    public String id() {
        return "archives-and-mails";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        Kind kind = Kinds.of(requireNonNull(head, "head"));
        return kind.isContainer() ? Optional.of(kind.mediaType()) : Optional.empty();
    }

    @Override
    public List<String> each(DocumentSource file, ReadLimits limits, Consumer<Entry> sink) {
        requireNonNull(sink, "sink");
        return Containers.each(
                file, limits, inside -> sink.accept(new Entry(inside.path(), inside.document(), inside.refusal())));
    }
}
