package com.smartap.archive.internal.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Which hosts may be called. Addresses in certificates come from strangers, so they lead into no private network unless
 * the host was configured.
 *
 * @param configured names of hosts that were configured, in lower case: these may lie anywhere
 */
public record HostPolicy(Set<String> configured) {
    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_MASK = 0xC0;
    private static final int SHARED_SECOND = 64;

    /** Copies the names. */
    public HostPolicy {
        configured = Set.copyOf(configured);
    }

    /**
     * Refuses an address that is not HTTP or leads into a private network. The Java platform remembers what a name
     * resolves to for longer than it takes to connect, so the address that is checked is the one that is called.
     */
    void check(URI uri) throws IOException {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IOException("%s is no address of a service".formatted(uri));
        }
        if (configured.contains(host.toLowerCase(Locale.ROOT))) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    throw new IOException(
                            "%s leads into a private network. Maybe allow the host %s.".formatted(uri, host));
                }
            }
        } catch (UnknownHostException e) {
            throw new IOException("the host %s is not known".formatted(host), e);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        boolean shared =
                bytes.length == 4 && (bytes[0] & 0xFF) == SHARED_FIRST && (bytes[1] & SHARED_MASK) == SHARED_SECOND;
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared
                || thisNetwork;
    }
}
