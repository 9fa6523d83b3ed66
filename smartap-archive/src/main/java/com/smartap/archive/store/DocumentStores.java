package com.smartap.archive.store;

import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens stores by name: {@code file}, {@code s3}, {@code azure}, and what else is on the class path. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class DocumentStores {
    private DocumentStores() {}

    /** The providers on a class path; null for that of the calling thread. */
    public static List<DocumentStoreProvider> providers(@Nullable ClassLoader loader) {
        ServiceLoader<DocumentStoreProvider> found = loader == null
                ? ServiceLoader.load(DocumentStoreProvider.class)
                : ServiceLoader.load(DocumentStoreProvider.class, loader);
        List<DocumentStoreProvider> all =
                found.stream().map(ServiceLoader.Provider::get).toList();
        all.forEach(provider -> SpiLevel.requireSupported(provider.spiLevel(), provider.id()));
        return all;
    }

    /**
     * Opens a store.
     *
     * @param id the provider's
     * @throws InvalidConfigurationException if there is no such provider, or it does not take the settings
     */
    public static DocumentStore open(String id, DocumentStoreProvider.Context context, @Nullable ClassLoader loader)
            throws IOException {
        List<DocumentStoreProvider> all = providers(loader);
        for (DocumentStoreProvider provider : all) {
            if (provider.id().equals(id)) {
                return provider.open(context);
            }
        }
        throw new InvalidConfigurationException("store \"%s\" is not on the class path (found: %s)"
                .formatted(
                        id, all.stream().map(DocumentStoreProvider::id).sorted().collect(Collectors.joining(", "))));
    }
}
