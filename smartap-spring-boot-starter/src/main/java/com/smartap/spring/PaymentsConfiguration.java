package com.smartap.spring;

import com.smartap.core.SmartAp;
import com.smartap.payments.channel.FolderBankChannel;
import com.smartap.spi.payment.BankChannel;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exchanges files with a bank through a folder, where smartap-payments is on the class path and a folder is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(FolderBankChannel.class)
@ConditionalOnMissingBean(SmartAp.class)
class PaymentsConfiguration {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("smartap.payments.bank-folder")
    BankChannel smartApBankChannel(SmartApSettings settings) {
        return new FolderBankChannel(
                Objects.requireNonNull(settings.properties().payments().bankFolder()));
    }
}
