package com.smartap.benchmarks.peers;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PostalAddress24;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.smartap.model.Address;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The same file as ours, without the checks. */
final class ProwidePain {
    private ProwidePain() {}

    static MxPain00100109 message(PaymentOrder order) {
        PaymentInstruction30 block = new PaymentInstruction30()
                .setPmtInfId(order.id() + "-1")
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(order.executionDate()))
                .setDbtr(party(order.originator().name(), order.originator().address()))
                .setDbtrAcct(account(order.originator().account().iban()));
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (PaymentInstruction payment : order.payments()) {
            count++;
            sum = sum.add(payment.amount().amount());
            block.addCdtTrfTxInf(transaction(payment));
        }
        block.setNbOfTxs(Integer.toString(count)).setCtrlSum(sum);
        return new MxPain00100109()
                .setCstmrCdtTrfInitn(new CustomerCreditTransferInitiationV09()
                        .setGrpHdr(new GroupHeader85()
                                .setMsgId(order.id())
                                .setCreDtTm(order.createdAt().atOffset(ZoneOffset.UTC))
                                .setNbOfTxs(Integer.toString(count))
                                .setCtrlSum(sum)
                                .setInitgPty(new PartyIdentification135()
                                        .setNm(order.originator().name())))
                        .addPmtInf(block));
    }

    private static CreditTransferTransaction34 transaction(PaymentInstruction payment) {
        return new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setInstrId(payment.id()).setEndToEndId(payment.id()))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(payment.amount().currency().getCurrencyCode())
                                .setValue(payment.amount().amount())))
                .setCdtr(party(payment.payee(), payment.payeeAddress()))
                .setCdtrAcct(account(payment.account().iban()))
                .setRmtInf(new RemittanceInformation16()
                        .addUstrd(payment.remittance().get(0).invoiceNumber()));
    }

    private static PartyIdentification135 party(String name, @Nullable Address address) {
        PartyIdentification135 party = new PartyIdentification135().setNm(name);
        if (address != null) {
            party.setPstlAdr(new PostalAddress24()
                    .setStrtNm(address.street())
                    .setBldgNb(address.buildingNumber())
                    .setPstCd(address.postalCode())
                    .setTwnNm(address.town())
                    .setCtry(address.country()));
        }
        return party;
    }

    private static CashAccount38 account(@Nullable String iban) {
        return new CashAccount38().setId(new AccountIdentification4Choice().setIBAN(iban));
    }
}
