package com.smartap.sample.host;

import com.smartap.spi.NotFoundException;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the ERP and the bank were told to do wrong. */
@Component
class Mischief {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(
                    "erp-lose",
                    "The ERP will take the next bill, and then its answer gets lost. Watch SmartAP look before it sends again."),
            Map.entry("erp-refuse", "The ERP will refuse the next bill."),
            Map.entry("erp-slow", "The ERP now takes three seconds for each answer."),
            Map.entry("erp-down", "The ERP is down. Approved invoices wait, and go on when it is back."),
            Map.entry("erp-behave", "The ERP behaves again."),
            Map.entry("bank-lose", "The bank will take the next file, and then its answer gets lost."),
            Map.entry("bank-refuse", "The bank will refuse the next file as a whole."),
            Map.entry("bank-slow", "The bank now takes four seconds for each answer."),
            Map.entry("bank-down", "The bank is down. Released batches wait."),
            Map.entry("bank-return", "The next payment will come back: R03, no such account."),
            Map.entry("bank-behave", "The bank behaves again."),
            Map.entry("bank-answer", "The bank sent a statement."));

    private final World world;
    private final Set<String> erp = new LinkedHashSet<>();
    private final Set<String> bank = new LinkedHashSet<>();

    Mischief(World world) {
        this.world = world;
    }

    /** What one of them does wrong until it is told to behave. */
    synchronized List<String> erp() {
        return List.copyOf(erp);
    }

    /** What one of them does wrong until it is told to behave. */
    synchronized List<String> bank() {
        return List.copyOf(bank);
    }

    /** What was told, in words. */
    Optional<String> text(@Nullable String told) {
        return Optional.ofNullable(told).map(TEXTS::get);
    }

    synchronized void tell(String who, String what) {
        if (!TEXTS.containsKey(who + "-" + what)) {
            throw new NotFoundException("There is no \"%s %s\".".formatted(who, what));
        }
        if (who.equals("erp")) {
            tellErp(what);
        } else {
            tellBank(what);
        }
    }

    private void tellErp(String what) {
        switch (what) {
            case "lose" -> world.erp().misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            case "refuse" -> world.erp().misbehave(Misbehaviour.REFUSE_NEXT);
            case "slow" -> {
                world.erp().slowness(Duration.ofSeconds(3));
                world.erp().misbehave(Misbehaviour.SLOW);
                erp.add("slow");
            }
            case "down" -> {
                world.erp().misbehave(Misbehaviour.DOWN);
                erp.add("down");
            }
            default -> {
                world.erp().behave();
                erp.clear();
            }
        }
    }

    private void tellBank(String what) {
        switch (what) {
            case "lose" -> world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.LOSE_NEXT_ANSWER);
            case "refuse" -> world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.REFUSE_NEXT);
            case "return" -> world.bank().returnNextPayment("R03");
            case "answer" -> world.bankAnswersNow();
            case "slow" -> {
                world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.SLOW);
                bank.add("slow");
            }
            case "down" -> {
                world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.DOWN);
                bank.add("down");
            }
            default -> {
                world.bank().behave();
                bank.clear();
            }
        }
    }
}
