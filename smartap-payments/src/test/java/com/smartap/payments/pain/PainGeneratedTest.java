package com.smartap.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A thousand batches of awkward names, amounts, currencies and addresses in each version of the message. */
class PainGeneratedTest {
    private static final int BATCHES = 1000;

    static List<PaymentFormat> formats() {
        return List.of(new Pain001V03Format(), new Pain001V09Format(), new Pain001V11Format());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void what_can_be_carried_is_valid_by_the_schema_and_its_totals_are_right(PaymentFormat format) throws IOException {
        int written = 0;
        for (long seed = 1; written < BATCHES; seed++) {
            PaymentOrder order = carried(format, AwkwardOrders.of(seed));
            if (order.payments().iterator().hasNext()) {
                written++;
                proveFile(format, order, seed);
            }
        }
    }

    /** Leaves out of an order the payments that are refused; each of them has been named with its field. */
    static PaymentOrder carried(PaymentFormat format, PaymentOrder order) {
        List<PaymentProblem> problems = format.check(order);
        Set<String> refused = problems.stream()
                .map(problem -> String.valueOf(problem.paymentId()))
                .collect(Collectors.toSet());
        assertThat(problems).allSatisfy(problem -> assertThat(problem.field()).isNotBlank());
        boolean originatorFails = refused.remove("null");
        List<PaymentInstruction> payments = StreamSupport.stream(
                        order.payments().spliterator(), false)
                .filter(payment -> !originatorFails && !refused.contains(payment.id()))
                .toList();
        return new PaymentOrder(
                order.id(),
                order.createdAt(),
                order.executionDate(),
                order.sameDay(),
                order.balanced(),
                order.originator(),
                payments,
                order.options());
    }

    private static void proveFile(PaymentFormat format, PaymentOrder order, long seed) throws IOException {
        assertThat(format.check(order)).as("seed %d", seed).isEmpty();
        byte[] file = PainFiles.bytes(format, order);
        Document document = PainFiles.valid(format.id(), file);
        TreeMap<String, BigDecimal> expected = new TreeMap<>();
        order.payments().forEach(p -> expected.put(p.id(), p.amount().amount()));
        TreeMap<String, BigDecimal> found = new TreeMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Element block : PainFiles.all(document, "PmtInf")) {
            BigDecimal blockSum = BigDecimal.ZERO;
            List<Element> transactions = PainFiles.all(block, "CdtTrfTxInf");
            for (Element transaction : transactions) {
                BigDecimal amount = new BigDecimal(PainFiles.text(transaction, "Amt/InstdAmt"));
                found.put(PainFiles.text(transaction, "PmtId/EndToEndId"), amount);
                blockSum = blockSum.add(amount);
                assertThat(PainFiles.all(transaction, "AdrLine").size()).isLessThanOrEqualTo(2);
                for (Element address : PainFiles.all(transaction, "PstlAdr")) {
                    assertThat(PainFiles.text(address, "Ctry"))
                            .as("seed %d", seed)
                            .hasSize(2);
                }
                for (Element address :
                        PainFiles.all(PainFiles.all(transaction, "Cdtr").get(0), "PstlAdr")) {
                    assertThat(PainFiles.text(address, "TwnNm"))
                            .as("seed %d", seed)
                            .isNotBlank();
                }
            }
            assertThat(PainFiles.text(block, "NbOfTxs")).isEqualTo(String.valueOf(transactions.size()));
            assertThat(new BigDecimal(PainFiles.text(block, "CtrlSum"))).isEqualByComparingTo(blockSum);
            if (PainFiles.text(block, "PmtTpInf/SvcLvl/Cd").equals("SEPA")) {
                assertThat(block.getTextContent()).as("seed %d", seed).matches("[a-zA-Z0-9/?:().,'+ \\n-]*");
            }
            sum = sum.add(blockSum);
        }
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
        assertThat(PainFiles.text(document, "CstmrCdtTrfInitn/GrpHdr/NbOfTxs"))
                .isEqualTo(String.valueOf(expected.size()));
        assertThat(new BigDecimal(PainFiles.text(document, "CstmrCdtTrfInitn/GrpHdr/CtrlSum")))
                .as("seed %d", seed)
                .isEqualByComparingTo(sum);
        assertThat(new String(file, StandardCharsets.UTF_8))
                .as("seed %d", seed)
                .doesNotContain("/>")
                .doesNotContainPattern("<([A-Za-z]+)></\\1>");
    }
}
