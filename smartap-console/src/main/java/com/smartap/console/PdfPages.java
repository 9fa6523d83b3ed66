package com.smartap.console;

import com.smartap.model.ContentHash;
import com.smartap.model.document.Document;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of the pages of PDFs, scans and photographs, made on the server so that no viewer and no script of the document runs in the browser. At
 * most two are made at once, none of more than four million pixels or for longer than 15 seconds; 48 MiB of them are
 * kept.
 */
final class PdfPages implements AutoCloseable {
    /** No more pages of a document are shown at once than these. */
    static final int MAX_PAGES = 20;

    /** Beyond this no page can be shown. */
    private static final int MOST_PAGES = 2_000;

    private static final Logger log = LoggerFactory.getLogger(PdfPages.class);
    private static final double MAX_PIXELS = 4_000_000;
    private static final Paper PDF = new PdfPaper();
    private static final Paper IMAGE = new ImagePaper();
    private static final long CACHE_BYTES = 48L * 1024 * 1024;
    private static final long SECONDS = 15;

    private final ExecutorService workers = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "smartap-console-pages");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Key, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ContentHash, Integer> counts = new LinkedHashMap<>();
    private long held;

    /** How many pages a document has that can be shown; 0 for documents that have none or cannot be rendered. */
    int total(Document document, Source source) {
        return paper(document)
                .map(paper -> total(paper, document.hash(), source))
                .orElse(0);
    }

    /** How many pages of a PDF are shown; 0 if it cannot be rendered. */
    int count(ContentHash hash, Source source) {
        return Math.min(MAX_PAGES, total(PDF, hash, source));
    }

    private int total(Paper paper, ContentHash hash, Source source) {
        synchronized (this) {
            Integer known = counts.get(hash);
            if (known != null) {
                return known;
            }
        }
        int count =
                run(hash, () -> Math.min(MOST_PAGES, paper.pages(load(source)))).orElse(0);
        synchronized (this) {
            if (counts.size() > 10_000) {
                counts.clear();
            }
            counts.put(hash, count);
        }
        return count;
    }

    /** A page as PNG, counted from 1; empty if it cannot be rendered. */
    Optional<byte[]> png(Document document, int page, Source source) {
        return paper(document).flatMap(paper -> png(paper, document.hash(), page, source));
    }

    /** A page of a PDF as PNG, counted from 1; empty if it cannot be rendered. */
    Optional<byte[]> png(ContentHash hash, int page, Source source) {
        return png(PDF, hash, page, source);
    }

    private Optional<byte[]> png(Paper paper, ContentHash hash, int page, Source source) {
        Key key = new Key(hash, page);
        synchronized (this) {
            byte[] known = pictures.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        if (page < 1 || page > total(paper, hash, source)) {
            return Optional.empty();
        }
        Optional<byte[]> made = run(hash, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(paper.page(load(source), page - 1, MAX_PIXELS), "png", out);
            return out.toByteArray();
        });
        made.ifPresent(picture -> keep(key, picture));
        return made;
    }

    private static Optional<Paper> paper(Document document) {
        String type = document.mediaType();
        return type.equals("application/pdf")
                ? Optional.of(PDF)
                : ImagePaper.TYPES.contains(type) ? Optional.of(IMAGE) : Optional.empty();
    }

    private <T> Optional<T> run(ContentHash hash, Callable<T> work) {
        Future<T> future = workers.submit(work);
        try {
            return Optional.of(future.get(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
            log.warn("document with hash {} cannot be shown as pictures", hash, e);
            return Optional.empty();
        }
    }

    private static byte[] load(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    private synchronized void keep(Key key, byte[] picture) {
        if (pictures.put(key, picture) == null) {
            held += picture.length;
        }
        Iterator<Map.Entry<Key, byte[]>> eldest = pictures.entrySet().iterator();
        while (held > CACHE_BYTES && pictures.size() > 1) {
            held -= eldest.next().getValue().length;
            eldest.remove();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Opens a document's bytes, as the actor who asks may. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** A kind of document that has pages. */
    interface Paper {
        int pages(byte[] file) throws IOException;

        /** A page, counted from 0. */
        BufferedImage page(byte[] file, int index, double maxPixels) throws IOException;
    }

    private record Key(ContentHash hash, int page) {}
}
