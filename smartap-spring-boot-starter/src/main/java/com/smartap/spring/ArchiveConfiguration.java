package com.smartap.spring;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.core.SmartAp;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps documents in a folder and seals PDFs, where smartap-archive is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(FileSystemDocumentStore.class)
@ConditionalOnMissingBean(SmartAp.class)
class ArchiveConfiguration {
    @Bean
    @ConditionalOnMissingBean
    DocumentStore smartApDocumentStore(SmartApSettings settings) throws IOException {
        return new FileSystemDocumentStore(
                settings.properties().archive().folderIn(settings.properties().dataDir()));
    }

    @Bean
    @ConditionalOnMissingBean
    DocumentSealer smartApDocumentSealer(
            SmartApSettings settings, ObjectProvider<ReadLimits> limits, ObjectProvider<Clock> clocks)
            throws IOException {
        Clock clock = clocks.getIfUnique(Clock::systemUTC);
        return new PdfSealer(SealKey.of(settings.properties(), clock), limits.getIfAvailable(settings::readLimits));
    }
}
