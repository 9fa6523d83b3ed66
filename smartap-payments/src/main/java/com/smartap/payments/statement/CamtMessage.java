package com.smartap.payments.statement;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes the elements of a message to the statement they belong to. */
final class CamtMessage implements SafeXml.Sink {
    private final CamtKind kind;
    private final Feed feed;
    private final Supplier<String> position;
    private @Nullable CamtStatement statement;
    private int prefix;

    private CamtMessage(CamtKind kind, Feed feed, Supplier<String> position) {
        this.kind = kind;
        this.feed = feed;
        this.position = position;
    }

    static void read(CamtKind kind, InputStream in, Handler handler) throws IOException {
        Feed feed = new Feed(handler);
        SafeXml.read(in, new SafeXml.Opener() {
            @Override
            public SafeXml.Sink open(Supplier<String> position) {
                return new CamtMessage(kind, feed, position);
            }
        });
        if (feed.statements() == 0) {
            throw new ReadProblem(
                            "",
                            "the file holds no statement (%s). Maybe it is another kind of message."
                                    .formatted(kind.path().substring(1)))
                    .exception();
        }
    }

    @Override
    public void start(XmlPath path) throws FieldException {
        if (statement != null) {
            statement.start(path);
        } else if (path.endsWith(kind.path())) {
            prefix = path.length();
            statement = new CamtStatement(kind, feed, position, prefix);
        }
    }

    @Override
    public void end(XmlPath path, String text, @Nullable String currency) throws FieldException {
        if (statement == null) {
            return;
        }
        if (path.length() == prefix) {
            statement.end();
            statement = null;
        } else {
            statement.field(path, text, currency);
        }
    }
}
