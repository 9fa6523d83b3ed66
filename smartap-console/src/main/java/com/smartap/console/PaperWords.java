package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.spi.capture.WordPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of the documents that people look at; the latest are kept, since a scan takes seconds to be read. */
final class PaperWords {
    private static final int KEPT = 24;
    private static final int MOST_WORDS = 50_000;

    private final SmartAp smartAp;
    private final Map<Key, List<WordPage>> known = new LinkedHashMap<>(16, 0.75f, true);

    PaperWords(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    /**
     * The words of an invoice's document.
     *
     * @param invoice one that the actor may see
     * @return empty for documents without pages
     */
    List<WordPage> of(Actor actor, Invoice invoice) {
        Document document = smartAp.documents().get(actor, invoice.documentId());
        Key key = new Key(actor.tenant(), document.hash());
        synchronized (known) {
            List<WordPage> kept = known.get(key);
            if (kept != null) {
                return kept;
            }
        }
        List<WordPage> read = smartAp.invoices().words(actor, invoice.id());
        if (read.stream().mapToInt(page -> page.words().size()).sum() > MOST_WORDS) {
            return read;
        }
        synchronized (known) {
            known.put(key, read);
            if (known.size() > KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return read;
    }

    private record Key(TenantId tenant, ContentHash hash) {}
}
