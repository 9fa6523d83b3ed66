package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.edi.Receipt;
import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes the acknowledgements of received interchanges: 997 for X12 (999 where its groups follow 5010 implementation
 * guides; TA1 where the sender asks for it or the envelope is broken), CONTRL for EDIFACT. Acknowledgements are never
 * acknowledged. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class EdiAcknowledgements {
    private static final long HIGHEST = 999_999_999;

    private final Clock clock;

    /**
     * Dates the acknowledgements.
     *
     * @param clock the only source of now, in the zone in which the answers are dated
     */
    public EdiAcknowledgements(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * An answer to one interchange.
     *
     * @param format {@code X12_997}, {@code X12_999} or {@code EDIFACT_CONTRL}
     * @param interchange the control number of the interchange that is answered
     * @param received how many documents it holds, acknowledgements left out
     * @param accepted how many of them are accepted
     * @param findings what is wrong, a sentence each
     * @param text the answer as it is sent, with the separators of what was received
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Acknowledgement(
            String format, String interchange, int received, int accepted, List<String> findings, String text) {
        /** Copies the findings. */
        public Acknowledgement {
            findings = List.copyOf(findings);
        }

        /** Whether everything is accepted. */
        public boolean isAccepted() {
            return accepted == received;
        }
    }

    /**
     * Answers the interchanges of a document. The answer to an interchange carries the same control number as the
     * interchange, so that answering twice gives the same answer.
     *
     * @return one for each interchange that holds anything but acknowledgements
     * @throws com.smartap.spi.DocumentException if the document is no interchange, or cannot be read
     */
    public List<Acknowledgement> acknowledge(DocumentSource received, ReadLimits limits) {
        return acknowledge(received, limits, OptionalLong.empty());
    }

    /**
     * Answers like {@link #acknowledge(DocumentSource, ReadLimits)} under control numbers of the caller's own.
     *
     * @param control the first number, 1 to 999999999; further answers count on from it
     */
    public List<Acknowledgement> acknowledge(DocumentSource received, ReadLimits limits, OptionalLong control) {
        requireNonNull(received, "received");
        requireNonNull(limits, "limits");
        if (control.isPresent() && (control.getAsLong() < 1 || control.getAsLong() > HIGHEST)) {
            throw new IllegalArgumentException("control (%d) must be 1 to %d".formatted(control.getAsLong(), HIGHEST));
        }
        List<Acknowledgement> answers = new ArrayList<>();
        ZonedDateTime now = ZonedDateTime.now(clock);
        Bounded.run(received, limits, () -> {
            check(received, limits);
            for (Receipt receipt : Receipt.of(received)) {
                long number = control.isPresent() ? control.getAsLong() + answers.size() : number(receipt.control());
                answers.add(new Acknowledgement(
                        receipt.format(),
                        receipt.control(),
                        receipt.received(),
                        receipt.accepted(),
                        receipt.findings(),
                        receipt.answer(number, now)));
            }
        });
        return List.copyOf(answers);
    }

    private static void check(DocumentSource received, ReadLimits limits) {
        try {
            Refusals.size(received, limits);
            Kind kind = Kinds.of(received);
            if (kind != Kind.X12 && kind != Kind.EDIFACT) {
                throw Refusals.otherKind(received.name(), Kind.EDIFACT, kind);
            }
        } catch (IOException e) {
            throw Refusals.damaged("%s cannot be opened. Maybe it was moved or deleted.".formatted(received.name()), e);
        }
    }

    /** The digits of a control number; EDIFACT allows letters in it. */
    private static long number(String control) {
        String digits = control.replaceAll("\\D", "");
        String last = digits.substring(Math.max(0, digits.length() - 9));
        return last.isEmpty() ? 1 : Math.max(1, Long.parseLong(last));
    }
}
