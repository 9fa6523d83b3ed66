package com.smartap.console;

import com.smartap.model.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One request as the pages see it.
 *
 * @param actor who is calling
 * @param powers what the console offers them
 * @param context the host's context path
 * @param base the console's address: context path and base path
 * @param path the path that was asked for, without the context path
 * @param token the console's own token against forged requests
 * @param hostTokenName the name of the host's token field; null where the host has none
 * @param hostToken the host's token
 * @param notice a message that the page before left, by its code; null without one
 */
record Visit(
        Actor actor,
        Powers powers,
        String context,
        String base,
        String path,
        String token,
        @Nullable String hostTokenName,
        @Nullable String hostToken,
        @Nullable String notice) {
    /** Whether a menu entry is the present page or above it. */
    public boolean at(String menuPath) {
        String own = base.substring(context.length());
        return menuPath.equals(own) ? path.equals(own) : path.equals(menuPath) || path.startsWith(menuPath + "/");
    }
}
