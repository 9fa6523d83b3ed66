package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that can say what it holds, page by page. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ObjectListing {
    /**
     * Lists objects. Whatever was stored before the first page, and is not deleted meanwhile, is on one of the pages.
     *
     * @param cursor where a page before ended; null to begin. It stays good over restarts.
     * @param limit about how many objects, 1 to 1,000; a page may hold fewer, even none, and still not be the last
     */
    ObjectPage list(@Nullable String cursor, int limit) throws IOException;

    /**
     * A page of objects.
     *
     * @param objects what is stored
     * @param hidden objects that {@link DocumentStore#get} still finds although somebody deleted or covered them, such as
     *     by a deletion marker over locked versions
     * @param strangers names of things in the store's place that the store did not put there
     * @param next where the next page begins; empty after the last
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record ObjectPage(
            List<DocumentStore.Stored> objects,
            List<ContentHash> hidden,
            List<String> strangers,
            Optional<String> next) {
        /** Copies the lists. */
        public ObjectPage {
            objects = List.copyOf(objects);
            hidden = List.copyOf(hidden);
            strangers = List.copyOf(strangers);
        }
    }
}
