package com.smartap.testkit.bank;

import static java.util.Objects.requireNonNull;

import com.smartap.model.BankAccount;
import com.smartap.testkit.bank.Planned.What;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes returns, dishonored and contested ones and notifications of change as an ACH file to the originator. Source: Nacha
 * Operating Rules, addenda 98 and 99.
 */
final class AchReplyWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Register register;
    private final Ledger ledger;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int records;

    /** What the entries of a batch have in common. */
    private record Group(AchOrigin origin, String entryClass, LocalDate effective, LocalDate settled, String from) {}

    AchReplyWriter(Register register, Ledger ledger) {
        this.register = register;
        this.ledger = ledger;
    }

    byte[] write(List<AchReply> replies, String modifier, Instant now) {
        Map<Group, List<AchReply>> groups = new LinkedHashMap<>();
        for (AchReply reply : replies) {
            groups.computeIfAbsent(group(reply), key -> new ArrayList<>()).add(reply);
        }
        LocalDateTime here = LocalDateTime.ofInstant(now, NEW_YORK);
        AchOrigin first = groups.keySet().iterator().next().origin();
        BankAccount account = ledger.account(String.valueOf(
                        register.payment(replies.get(0).payment()).order().account()))
                .account();
        line("101%10s %9s%s%s%s094101%-23s%-23s%8s"
                .formatted(
                        first.companyId().length() == 9
                                ? " " + first.companyId()
                                : "%-10s".formatted(first.companyId()),
                        account.routingNumber(),
                        DATE.format(here),
                        TIME.format(here),
                        modifier,
                        BankText.cut(first.companyName(), 23),
                        BankText.cut(account.bankName() == null ? "" : account.bankName(), 23),
                        ""));
        long[] file = new long[3];
        int number = 0;
        for (var group : groups.entrySet()) {
            number++;
            long[] batch = batch(group.getKey(), group.getValue(), number, String.valueOf(account.routingNumber()));
            for (int i = 0; i < file.length; i++) {
                file[i] += batch[i];
            }
        }
        int blocks = (records + 10) / 10;
        line("9%06d%06d%08d%010d%012d%012d%39s"
                .formatted(number, blocks, file[0], file[1] % 10_000_000_000L, 0, file[2], ""));
        while (records % 10 != 0) {
            line("9".repeat(94));
        }
        return out.toByteArray();
    }

    private Group group(AchReply reply) {
        OrderedBatch batch = register.batchOf(reply.payment()).order();
        OrderedPayment order = register.payment(reply.payment()).order();
        AchOrigin origin = requireNonNull(batch.ach(), "only entries of ACH files are answered so");
        String entryClass = reply.what() == What.CHANGE ? "COR" : origin.entryClass();
        return new Group(origin, entryClass, batch.date(), reply.day(), BankText.cut(order.payeeBank(), 8));
    }

    /** Returns count, hash and credits. */
    private long[] batch(Group group, List<AchReply> replies, int number, String odfi) {
        AchOrigin origin = group.origin();
        String header = "5%s%-16s%20s%-10s%s%-10s%6s%s%03d1%s%07d";
        line(header.formatted(
                "220",
                origin.companyName(),
                "",
                origin.companyId(),
                group.entryClass(),
                origin.description(),
                "",
                DATE.format(group.effective()),
                group.settled().getDayOfYear(),
                group.from(),
                number));
        long[] totals = new long[3];
        for (AchReply reply : replies) {
            OrderedPayment order = register.payment(reply.payment()).order();
            long cents = reply.what() == What.CHANGE ? 0 : order.amount().minorUnits();
            boolean wide = group.entryClass().equals("CTX");
            String name = wide
                    ? "0001%-16s    ".formatted(BankText.cut(order.payee(), 16))
                    : "%-22s  ".formatted(BankText.cut(order.payee(), 22));
            line("6%s1%s%-17s%010d%-15s%s1%s%07d"
                    .formatted(
                            order.accountKind(),
                            odfi,
                            order.payeeAccount(),
                            cents,
                            order.reference(),
                            name,
                            group.from(),
                            reply.number()));
            line(addenda(reply, order, group.from(), group.effective()));
            totals[0] += 2;
            totals[1] += Long.parseLong(odfi.substring(0, 8));
            totals[2] += cents;
        }
        line("8220%06d%010d%012d%012d%-10s%25s%s%07d"
                .formatted(
                        totals[0],
                        totals[1] % 10_000_000_000L,
                        0,
                        totals[2],
                        origin.companyId(),
                        "",
                        group.from(),
                        number));
        return totals;
    }

    private static String addenda(AchReply reply, OrderedPayment order, String from, LocalDate settled) {
        String trace = "%s%07d".formatted(from, reply.number());
        String head = "%s%-15s".formatted(reply.code(), order.instruction());
        AchReply about = reply.about();
        return switch (reply.what()) {
            case CHANGE -> "798%s%6s%s%-29s%15s%s".formatted(head, "", from, reply.data(), "", trace);
            case DISHONOR ->
                "799%s%6s%s%3s%s%03d%s%21s%s"
                        .formatted(head, "", from, "", trace(about, from), day(about), reason(about), "", trace);
            case CONTEST -> {
                AchReply returned = about == null ? null : about.about();
                yield "799%s%s%s%03d%s%03d%s%s%03d%s %s"
                        .formatted(
                                head,
                                returned == null ? "000000" : DATE.format(returned.day()),
                                from,
                                settled.getDayOfYear(),
                                trace(returned, from),
                                day(returned),
                                reason(returned),
                                trace(about, from),
                                day(about),
                                reason(about),
                                trace);
            }
            default -> "799%s%6s%s%-44s%s".formatted(head, "", from, "", trace);
        };
    }

    private static String trace(@Nullable AchReply reply, String from) {
        return "%s%07d".formatted(from, reply == null ? 0 : reply.number());
    }

    private static int day(@Nullable AchReply reply) {
        return reply == null ? 0 : reply.day().getDayOfYear();
    }

    private static String reason(@Nullable AchReply reply) {
        return reply == null ? "00" : reply.code().substring(1);
    }

    private void line(String text) {
        if (text.length() != 94) {
            throw new IllegalStateException("record of %d columns: %s".formatted(text.length(), text));
        }
        records++;
        out.writeBytes((BankText.ascii(text) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
