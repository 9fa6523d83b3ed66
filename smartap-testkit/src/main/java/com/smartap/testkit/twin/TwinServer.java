package com.smartap.testkit.twin;

import com.smartap.spi.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * The HTTP side of a simulator: routes each request to the system, one at a time, and misbehaves as told. Listens on
 * this machine only and runs for hours. The lock is the server itself: {@code synchronized (server)} guards the state.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TwinServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());
    private static final int VIOLATIONS = 100;

    /** What differs between systems. All is called under the server's lock. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    public interface System {
        /** Answers a request. */
        MockResponse.Builder answer(RecordedRequest request);

        /** Whether a request changes business data: not for reads, queries by POST, logins and tokens. */
        boolean isWrite(RecordedRequest request);

        /**
         * Whether a request renews a credential that dies with its use, so that nobody could go on if the answer were
         * lost; such answers are never spoiled.
         */
        default boolean isRenewal(RecordedRequest request) {
            return false;
        }

        /** Refuses a write in the system's own shape. */
        MockResponse.Builder refusal();

        /** Refuses any request for too many calls, with the system's own headers. */
        MockResponse.Builder throttled();

        /** Ends access tokens and sessions. */
        void expire();

        /** Kills every credential. */
        void revoke();
    }

    private final MockWebServer server = new MockWebServer();
    private final System system;
    private final Set<Misbehaviour> told = EnumSet.noneOf(Misbehaviour.class);
    private final List<String> violations = new ArrayList<>();
    private Duration slowness = Duration.ofSeconds(3);
    private Runnable hook = () -> {};
    private Runnable onWrite = () -> {};
    private final AtomicInteger inFlight = new AtomicInteger();
    private long requests;
    private long writes;

    /** A server that is not started yet. */
    public TwinServer(System system) {
        LOG.setLevel(Level.WARNING);
        this.system = system;
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Routes());
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public TwinServer start(int port) {
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("port %d cannot be used. Maybe it is taken".formatted(port), e);
        }
    }

    /** Its address. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Does this wrong from now on, or once. */
    public synchronized void misbehave(Misbehaviour misbehaviour) {
        switch (misbehaviour) {
            case EXPIRE_TOKENS -> system.expire();
            case REVOKE_TOKENS -> system.revoke();
            default -> told.add(misbehaviour);
        }
    }

    /** Does nothing wrong any more. */
    public synchronized void behave() {
        told.clear();
    }

    /** How long an answer takes when slow. */
    public synchronized void slowness(Duration delay) {
        this.slowness = delay;
    }

    /** Runs before each request, outside the lock. */
    public synchronized void beforeEachRequest(Runnable before) {
        this.hook = before;
    }

    /** Runs after each write that took effect, before it is answered. */
    public synchronized void onWrite(Runnable after) {
        this.onWrite = after;
    }

    /** How many requests came. */
    public synchronized long requests() {
        return requests;
    }

    /** How many requests are being answered now, this one included. */
    public int inFlight() {
        return inFlight.get();
    }

    /** How many writes took effect, or were answered as before. */
    public synchronized long writes() {
        return writes;
    }

    /** Notes what a request held that the real system's schema does not allow. */
    public synchronized void violation(String sentence) {
        if (violations.size() < VIOLATIONS) {
            violations.add(sentence);
        }
    }

    /** What was noted. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Runnable hook() {
        requests++;
        return hook;
    }

    private synchronized MockResponse respond(RecordedRequest request) {
        MockResponse.Builder response = misbehaving(request);
        if (told.contains(Misbehaviour.SLOW)) {
            response.headersDelay(slowness.toMillis(), TimeUnit.MILLISECONDS);
        }
        return response.build();
    }

    private MockResponse.Builder misbehaving(RecordedRequest request) {
        if (told.contains(Misbehaviour.DOWN)) {
            return Spoiled.html(503, "Service Unavailable");
        }
        if (told.remove(Misbehaviour.DROP_NEXT)) {
            return Spoiled.dropped();
        }
        if (told.remove(Misbehaviour.SERVER_ERROR_NEXT)) {
            return Spoiled.html(500, "Internal Server Error");
        }
        if (told.remove(Misbehaviour.RATE_LIMITED_NEXT)) {
            return system.throttled();
        }
        boolean write = system.isWrite(request);
        if (write && told.remove(Misbehaviour.FAIL_BEFORE_NEXT)) {
            return Spoiled.dropped();
        }
        if (write && told.remove(Misbehaviour.REFUSE_NEXT)) {
            return system.refusal();
        }
        MockResponse.Builder answer = system.answer(request);
        int status = answer.build().getCode();
        if (write && status < 400) {
            writes++;
            onWrite.run();
            if (told.remove(Misbehaviour.LOSE_NEXT_ANSWER)) {
                return Spoiled.dropped();
            }
            if (told.remove(Misbehaviour.BAD_GATEWAY_AFTER_NEXT)) {
                return Spoiled.html(502, "Bad Gateway");
            }
        }
        return system.isRenewal(request) ? answer : spoiled(answer);
    }

    private MockResponse.Builder spoiled(MockResponse.Builder answer) {
        if (told.remove(Misbehaviour.BAD_JSON_NEXT)) {
            return Spoiled.cut(answer);
        }
        if (told.remove(Misbehaviour.ENDLESS_NEXT)) {
            return Spoiled.endless(answer);
        }
        if (told.remove(Misbehaviour.DRIP_NEXT)) {
            return answer.throttleBody(1, 200, TimeUnit.MILLISECONDS);
        }
        return told.contains(Misbehaviour.UNKNOWN_FIELDS) ? Spoiled.withUnknownFields(answer) : answer;
    }

    private final class Routes extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            while (server.takeRequest(0, TimeUnit.MILLISECONDS) != null) {
                // The server remembers every request; forgetting them keeps a long-running simulator small.
            }
            inFlight.incrementAndGet();
            try {
                hook().run();
                return respond(request);
            } finally {
                inFlight.decrementAndGet();
            }
        }
    }
}
