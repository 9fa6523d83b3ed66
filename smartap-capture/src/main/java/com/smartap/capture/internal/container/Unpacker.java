package com.smartap.capture.internal.container;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes the documents out of a container and of those within it, within one budget for all of them. */
public final class Unpacker {
    private static final int MOST_ITEMS = 200;
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 200L << 20;
    private static final int MOST_ARCHIVES = 2;
    private static final int MOST_DEPTH = 20;

    private final ReadLimits limits;
    private final Consumer<Item> sink;
    private final List<String> findings = new ArrayList<>();
    private int items;
    private long bytesLeft = MOST_BYTES;

    private Unpacker(ReadLimits limits, Consumer<Item> sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * Hands over each document in its order.
     *
     * @return what is strange about the container, a sentence each
     */
    public static List<String> unpack(DocumentSource container, ReadLimits limits, Consumer<Item> sink) {
        Unpacker unpacker = new Unpacker(limits, sink);
        try {
            Refusals.size(container, limits);
            Kind kind = Kinds.of(container);
            if (!kind.isContainer()) {
                throw Refusals.otherKind(container.name(), Kind.ZIP, kind);
            }
            unpacker.open(kind, container.readAll(), container.name(), 0, 0);
        } catch (TooMany e) {
            sink.accept(new Item(container.name(), null, e));
        } catch (IOException e) {
            throw Refusals.damaged(
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(container.name()), e);
        }
        return unpacker.findings;
    }

    private void open(Kind kind, byte[] bytes, String path, int archives, int depth) {
        switch (kind) {
            case ZIP -> zip(bytes, path, archives + 1, depth + 1);
            case TNEF ->
                new TnefReader(path, bytes)
                        .each((name, content) ->
                                document(content, path + "/" + Names.plain(name), archives, depth + 1));
            default -> mail(bytes, path, archives, depth);
        }
    }

    private void mail(byte[] bytes, String path, int archives, int depth) {
        int before = items + findings.size();
        new MailReader(limits.maxBytes(), findings, new MailReader.Sink() {
                    @Override
                    public void part(String name, byte[] content) {
                        document(content, path + "/" + Names.plain(name), archives, depth + 1);
                    }

                    @Override
                    public void refused(String name, DocumentException why) {
                        refuse(path + "/" + Names.plain(name), why);
                    }
                })
                .read(path, bytes);
        if (items + findings.size() == before) {
            findings.add("%s is an e-mail without an attached document, and its text is no invoice".formatted(path));
        }
    }

    /** A document, or a container within the container. */
    private void document(byte[] bytes, String path, int archives, int depth) {
        if (bytes.length == 0) {
            findings.add("%s is empty and was left out".formatted(path));
            return;
        }
        Kind kind = Kinds.of(Arrays.copyOf(bytes, Math.min(bytes.length, Kinds.HEAD)));
        if (!kind.isContainer()) {
            take(bytes, path);
        } else if (depth >= MOST_DEPTH || kind == Kind.ZIP && archives >= MOST_ARCHIVES) {
            refuse(
                    path,
                    Refusals.tooLarge("%s lies in too many containers within each other. Maybe send it by itself."
                            .formatted(path)));
        } else {
            try {
                open(kind, bytes, path, archives, depth);
            } catch (TooMany e) {
                throw e;
            } catch (DocumentException e) {
                refuse(path, e);
            }
        }
    }

    private void take(byte[] bytes, String path) {
        count(path);
        bytesLeft -= bytes.length;
        if (bytesLeft < 0) {
            throw new TooMany(Refusals.tooLarge(
                    "%s and the documents before it have more than %d bytes. Maybe send them in parts."
                            .formatted(path, MOST_BYTES)));
        }
        sink.accept(new Item(path, bytes, null));
    }

    private void refuse(String path, DocumentException why) {
        count(path);
        sink.accept(new Item(path, null, why));
    }

    private void count(String path) {
        if (++items > MOST_ITEMS) {
            throw new TooMany(Refusals.tooLarge(
                    "%s is one of more than %d documents. Maybe send them in parts.".formatted(path, MOST_ITEMS)));
        }
    }

    private void zip(byte[] bytes, String path, int archives, int depth) {
        ZipArchive archive = ZipArchive.open(path, bytes);
        if (archive.entries().size() > MOST_ENTRIES) {
            throw Refusals.tooLarge("%s has %d entries; at most %d are looked at. Maybe send them in parts."
                    .formatted(path, archive.entries().size(), MOST_ENTRIES));
        }
        for (ZipEntryHead entry : archive.entries()) {
            if (entry.isFolder() || isLitter(entry.name())) {
                continue;
            }
            String inside = path + "/" + inside(entry.name());
            if (entry.climbs()) {
                refuse(
                        inside,
                        Refusals.unsupported(
                                "%s has a path that leads out of its archive; it was not taken. Maybe pack it again."
                                        .formatted(inside)));
            } else if (entry.link()) {
                findings.add("%s is a link and no document; it was left out".formatted(inside));
            } else {
                entry(archive, entry, inside, archives, depth);
            }
        }
    }

    private void entry(ZipArchive archive, ZipEntryHead entry, String inside, int archives, int depth) {
        byte[] content;
        try {
            content = archive.unpack(entry, Math.min(limits.maxBytes(), bytesLeft));
        } catch (DocumentException e) {
            refuse(inside, e);
            return;
        }
        document(content, inside, archives, depth);
    }

    /** What file systems leave in archives. */
    private static boolean isLitter(String name) {
        return name.startsWith("__MACOSX/")
                || name.endsWith(".DS_Store")
                || name.endsWith("Thumbs.db")
                || name.endsWith("desktop.ini");
    }

    private static String inside(String name) {
        return Arrays.stream(name.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .map(Names::plain)
                .collect(Collectors.joining("/"));
    }

    /** The budget of the whole is used up: no container within may go on. */
    private static final class TooMany extends DocumentException {
        private static final long serialVersionUID = 1L;

        TooMany(DocumentException cause) {
            super(cause.code(), String.valueOf(cause.getMessage()), cause);
        }
    }
}
