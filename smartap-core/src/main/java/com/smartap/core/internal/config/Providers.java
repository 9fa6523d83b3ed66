package com.smartap.core.internal.config;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Finds providers on the class path, each id once and of a level that is supported. */
public final class Providers {
    private Providers() {}

    /**
     * The providers of a kind by their ids.
     *
     * @param given those that the host named; if there are any, none is looked for
     */
    public static <P> Map<String, P> of(
            Class<P> kind, List<P> given, ClassLoader loader, Function<P, String> id, ToIntFunction<P> level) {
        List<P> found = new ArrayList<>(given);
        if (given.isEmpty()) {
            ServiceLoader.load(kind, loader).forEach(found::add);
        }
        Map<String, P> byId = new LinkedHashMap<>();
        for (P provider : found) {
            SpiLevel.requireSupported(level.applyAsInt(provider), id.apply(provider));
            P earlier = byId.putIfAbsent(id.apply(provider), provider);
            if (earlier != null && earlier != provider) {
                throw new InvalidConfigurationException("%s id \"%s\" is offered by %s and by %s"
                        .formatted(
                                kind.getSimpleName(),
                                id.apply(provider),
                                earlier.getClass().getName(),
                                provider.getClass().getName()));
            }
        }
        return byId;
    }
}
